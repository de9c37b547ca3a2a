import type { DecileRow } from '#src/domain/evaluation/calibration-by-decile.ts'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportChart, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'
import { linearTicks, logTicks } from './ticks.ts'

/** From here on the small groups would be a dot at the edge of a plain axis. */
const wideSpan = 20
/** A group that spent this much more than expected is worth a sentence. */
const farOff = 1.5

const totalOf = (rows: readonly DecileRow[], of: 'predicted' | 'actual'): number =>
  rows.reduce((sum, row) => sum + row.customers * row[of], 0)

function lead(rows: readonly DecileRow[], { locale, money, change }: Teller): string {
  const [expected, actual] = [totalOf(rows, 'predicted'), totalOf(rows, 'actual')]
  return t(locale, 'evaluate.cal-lead', {
    expected: money(rows[0]?.predicted ?? 0),
    actual: money(rows[0]?.actual ?? 0),
    total: money(expected),
    totalActual: money(actual),
    off: actual === 0 ? '–' : change(expected / actual - 1),
  })
}

function bottomLine(rows: readonly DecileRow[], { locale }: Teller): string {
  const { predicted = 0, actual = 0 } = rows.at(-1) ?? {}
  if (predicted <= 0 || actual < farOff * predicted) return ''
  return t(locale, 'evaluate.cal-bottom', { times: formatNumber(actual / predicted, 1) })
}

function chart(rows: readonly DecileRow[], { days }: Evaluation, { locale, money }: Teller): ReportChart {
  const values = rows.flatMap(({ predicted, actual }) => [predicted, actual])
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  const scale = least > 0 && greatest / least > wideSpan ? 'log' : 'linear'

  return {
    kind: 'chart',
    name: 'calibration',
    chart: {
      kind: 'pairs',
      title: t(locale, 'evaluate.cal-title'),
      subtitle: t(locale, 'evaluate.cal-subtitle', { days: days.judged }),
      ...(scale === 'log' && { note: t(locale, 'evaluate.log-note') }),
      expectedLabel: t(locale, 'evaluate.expected'),
      actualLabel: t(locale, 'evaluate.actual'),
      scale,
      ticks: scale === 'log' ? logTicks(values, money) : linearTicks(greatest, money),
      rows: rows.map(({ decile, predicted, actual }) => ({
        label: t(locale, 'evaluate.group', { n: decile }),
        expected: predicted,
        actual,
        shown: `${money(predicted)} → ${money(actual)}`,
      })),
    },
  }
}

const table = (rows: readonly DecileRow[], { locale, money, whole, change }: Teller): ReportTable => ({
  kind: 'table',
  columns: [
    t(locale, 'evaluate.groups'),
    t(locale, 'tier.customers'),
    t(locale, 'evaluate.expected'),
    t(locale, 'evaluate.actual'),
    t(locale, 'evaluate.off'),
  ],
  rows: rows.map(({ decile, customers, predicted, actual }) => [
    String(decile),
    whole(customers),
    money(predicted),
    money(actual),
    actual > 0 ? change(predicted / actual - 1) : '–',
  ]),
})

/** The forecast of spend beside the spend that came, by tenths of the forecast. */
export function calibrationSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const rows = evaluation.calibration
  return {
    heading: t(teller.locale, 'evaluate.cal-heading'),
    blocks: rows
      ? [
          paragraph(lead(rows, teller), bottomLine(rows, teller)),
          chart(rows, evaluation, teller),
          table(rows, teller),
        ]
      : [paragraph(t(teller.locale, 'evaluate.no-cal'))],
  }
}
