import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import {
  paragraph,
  type ReportBlock,
  type ReportChart,
  type ReportSection,
  type ReportTable,
} from './report.ts'
import type { Teller } from './teller.ts'

/** What became of the warnings. */
export function warningsLead({ warnings }: Evaluation, { locale, whole, share, range }: Teller): string {
  if (warnings.issued === 0) return t(locale, 'early-warning.none')

  return t(locale, 'early-warning.lead', {
    settled: whole(warnings.frequency.n),
    came: whole(warnings.cameTrue),
    share: share(warnings.frequency.share),
    range: range(warnings.frequency, share),
    averted: whole(warnings.averted),
  })
}

function datesLine({ warnings }: Evaluation, { locale, share }: Teller): string {
  const { leadDays, dates } = warnings
  if (leadDays === undefined || !dates) return ''
  return t(locale, 'early-warning.dates', {
    lead: formatNumber(leadDays),
    inRange: share(dates.inRange.share, 0),
  })
}

/** What the sentence on those that came true leaves over; nothing where there is none. */
function restLines({ warnings }: Evaluation, { locale, whole }: Teller): string[] {
  const { issued, missed, open, unannounced, dateError = 0 } = warnings
  if (issued === 0) return []
  return [
    dateError > 0 ? t(locale, 'early-warning.date-error', { days: formatNumber(dateError) }) : '',
    missed > 0 ? t(locale, 'early-warning.missed', { n: whole(missed) }) : '',
    open > 0 ? t(locale, 'early-warning.open', { n: whole(open) }) : '',
    unannounced > 0
      ? t(locale, 'early-warning.unannounced', { n: whole(unannounced) })
      : t(locale, 'early-warning.all-announced'),
  ]
}

const tenth = (decile: number, { locale }: Teller): string =>
  t(locale, 'early-warning.tenth', { from: 10 * (decile - 1), to: 10 * decile })

function chart({ warnings }: Evaluation, teller: Teller): ReportChart {
  const { locale, share } = teller
  return {
    kind: 'chart',
    name: 'warnings',
    chart: {
      kind: 'pairs',
      title: t(locale, 'early-warning.chart-title', { share: share(warnings.frequency.share, 0) }),
      subtitle: t(locale, 'early-warning.chart-subtitle'),
      note: t(locale, 'early-warning.chart-note'),
      expectedLabel: t(locale, 'early-warning.stated'),
      actualLabel: t(locale, 'early-warning.observed'),
      scale: 'linear',
      ticks: [0, 0.5, 1].map((at) => ({ at, shown: share(at, 0) })),
      rows: warnings.deciles.map(({ decile, stated, observed }) => ({
        label: tenth(decile, teller),
        expected: stated,
        actual: observed.share,
        shown: `${share(stated, 0)} → ${share(observed.share, 0)}`,
        interval: { low: observed.low, high: observed.high },
      })),
    },
  }
}

function table({ warnings }: Evaluation, teller: Teller): ReportTable {
  const { locale, share, range, whole } = teller
  return {
    kind: 'table',
    columns: [
      t(locale, 'early-warning.says'),
      t(locale, 'early-warning.warnings'),
      t(locale, 'early-warning.stated'),
      t(locale, 'early-warning.observed'),
      t(locale, 'held-out.interval'),
    ],
    rows: warnings.deciles.map(({ decile, stated, observed }) => [
      tenth(decile, teller),
      whole(observed.n),
      share(stated),
      share(observed.share),
      range(observed, share),
    ]),
  }
}

function gapLine({ warnings }: Evaluation, { locale, whole }: Teller): ReportBlock[] {
  const { deciles, gapOver, widestGap } = warnings
  if (!deciles.some(({ observed }) => observed.n >= gapOver)) return []
  const gap = formatNumber(100 * widestGap, 1)
  return [paragraph(t(locale, 'early-warning.gap', { over: whole(gapOver), gap }))]
}

/** The early warnings' track record. */
export function warningsSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const { warnings } = evaluation
  const record: readonly ReportBlock[] =
    warnings.deciles.length > 0
      ? [chart(evaluation, teller), table(evaluation, teller), ...gapLine(evaluation, teller)]
      : []

  return {
    heading: t(teller.locale, 'early-warning.heading'),
    blocks: [
      paragraph(
        warningsLead(evaluation, teller),
        datesLine(evaluation, teller),
        ...restLines(evaluation, teller),
      ),
      ...record,
    ],
  }
}
