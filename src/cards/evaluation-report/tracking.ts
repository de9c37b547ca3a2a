import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportChart, type ReportSection } from './report.ts'
import type { Teller } from './teller.ts'
import { linearTicks } from './ticks.ts'

/** The totals at the last week, forecast and real. */
export function trackingLead({ tracking }: Evaluation, { locale, whole, change }: Teller): string {
  const last = tracking.at(-1)
  if (!last || last.actual === 0) return t(locale, 'evaluate.track-none')
  const off = (expected: number) => change(expected / last.actual - 1)

  return t(locale, 'evaluate.track-lead', {
    week: last.week,
    actual: whole(last.actual),
    bg: whole(last.bgNbd),
    bgOff: off(last.bgNbd),
    pareto: whole(last.paretoNbd),
    paretoOff: off(last.paretoNbd),
  })
}

/** Four weeks of the run, the first and the last among them. */
function weekTicks(weeks: readonly number[]) {
  const places = [0, 1 / 3, 2 / 3, 1].map((part) => weeks[Math.round(part * (weeks.length - 1))] ?? 0)
  return [...new Set(places)].map((at) => ({ at, shown: String(at) }))
}

function chart({ tracking }: Evaluation, { locale, whole }: Teller): ReportChart {
  const line = (label: string, of: 'actual' | 'bgNbd' | 'paretoNbd') => ({
    label,
    points: tracking.map((row) => ({ x: row.week, y: row[of] })),
  })
  const greatest = Math.max(...tracking.flatMap(({ actual, bgNbd, paretoNbd }) => [actual, bgNbd, paretoNbd]))

  return {
    kind: 'chart',
    name: 'tracking',
    chart: {
      kind: 'lines',
      title: t(locale, 'evaluate.track-title'),
      subtitle: t(locale, 'evaluate.track-subtitle'),
      x: {
        label: t(locale, 'evaluate.track-weeks'),
        ticks: weekTicks(tracking.map(({ week }) => week)),
      },
      y: { ticks: linearTicks(greatest, whole) },
      series: [
        line(t(locale, 'evaluate.actual'), 'actual'),
        line(t(locale, 'evaluate.track-bg'), 'bgNbd'),
        line(t(locale, 'evaluate.track-pareto'), 'paretoNbd'),
      ],
    },
  }
}

/** The base's repeat orders: two forecasts made at the split, and what came. */
export const trackingSection = (evaluation: Evaluation, teller: Teller): ReportSection => ({
  heading: t(teller.locale, 'evaluate.track-heading'),
  blocks: [
    paragraph(trackingLead(evaluation, teller)),
    ...((evaluation.tracking.at(-1)?.actual ?? 0) > 0 && evaluation.tracking.length > 1
      ? [chart(evaluation, teller)]
      : []),
  ],
})
