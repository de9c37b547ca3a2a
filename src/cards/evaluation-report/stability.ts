import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportChart, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'

/** How many changes the buffer spared everyone. */
export function stabilityLead({ dynamics }: Evaluation, { locale, whole, change }: Teller): string {
  const { none, hysteresis } = dynamics
  return t(locale, 'hysteresis.lead', {
    none: whole(none.flaps),
    with: whole(hysteresis.flaps),
    change: none.flaps === 0 ? '–' : change(hysteresis.flaps / none.flaps - 1),
  })
}

const priceLine = ({ dynamics }: Evaluation, { locale, whole, share }: Teller): string =>
  t(locale, 'hysteresis.price', {
    size: whole(dynamics.hysteresis.topSize),
    held: share(dynamics.hysteresis.captureTop),
    best: share(dynamics.hysteresis.captureSameSize),
  })

function chart({ dynamics: { none, hysteresis } }: Evaluation, { locale, whole }: Teller): ReportChart {
  const bar = (kind: 'none' | 'with', flaps: number) => ({
    label: t(locale, `hysteresis.${kind}`),
    value: flaps,
    shown: whole(flaps),
    emphasis: kind === 'with' ? ('main' as const) : ('plain' as const),
  })
  return {
    kind: 'chart',
    name: 'stability',
    chart: {
      kind: 'bars',
      title: t(locale, 'hysteresis.chart-title', {
        none: whole(none.flaps),
        with: whole(hysteresis.flaps),
      }),
      subtitle: t(locale, 'hysteresis.chart-subtitle'),
      bars: [bar('none', none.flaps), bar('with', hysteresis.flaps)],
    },
  }
}

function table({ dynamics }: Evaluation, { locale, whole, share }: Teller): ReportTable {
  const columns = ['runs', 'flaps', 'events', 'per-year', 'dwell', 'top-held'] as const
  const rows = [
    ['none', dynamics.none],
    ['with', dynamics.hysteresis],
  ] as const
  return {
    kind: 'table',
    columns: columns.map((column) => t(locale, `hysteresis.${column}`)),
    rows: rows.map(([kind, of]) => [
      t(locale, `hysteresis.${kind}`),
      whole(of.flaps),
      formatNumber(of.events, 1),
      formatNumber(of.changesPerCustomerYear, 2),
      of.dwellWeeks === undefined ? '–' : formatNumber(of.dwellWeeks, 1),
      share(of.captureTop),
    ]),
  }
}

/** Weekly re-runs with the buffer and without. */
export const stabilitySection = (evaluation: Evaluation, teller: Teller): ReportSection => ({
  heading: t(teller.locale, 'hysteresis.heading'),
  blocks: [
    paragraph(stabilityLead(evaluation, teller), priceLine(evaluation, teller)),
    chart(evaluation, teller),
    table(evaluation, teller),
  ],
})
