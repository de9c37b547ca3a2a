import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { MethodResult } from '#src/domain/evaluation/judge-methods.ts'
import type { Locale } from '#src/domain/locale.ts'
import { isTextKey, t } from '#src/i18n/text.ts'
import type { Emphasis } from '#src/ports/charts.ts'
import { paragraph, type ReportChart, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'

/** What a method is called; its code where there is no name. */
export function methodName(locale: Locale, method: string): string {
  const key = `evaluate.m-${method}`
  return isTextKey(key) ? t(locale, key as 'evaluate.m-key') : method
}

export const methodOf = ({ methods }: Evaluation, method: string): MethodResult | undefined =>
  methods.find((one) => one.method === method)

type Verdict = 'better' | 'tie' | 'worse'
const verdictOf = ({ vsAbc: { low, high } }: MethodResult): Verdict =>
  low > 0 ? 'better' : high < 0 ? 'worse' : 'tie'

/** The key against spend alone, in a sentence. */
export function heldOutVerdict(evaluation: Evaluation, teller: Teller): string {
  const [key, abc] = ['key', 'abc'].map((method) => methodOf(evaluation, method))
  if (!key || !abc) return ''
  const { share, points, pointsOff } = teller
  const verdict = verdictOf(key)

  return t(teller.locale, `held-out.${verdict}`, {
    key: share(key.capture10),
    abc: share(abc.capture10),
    difference: (verdict === 'tie' ? points : pointsOff)(key.vsAbc.difference),
    low: points(key.vsAbc.low),
    high: points(key.vsAbc.high),
  })
}

const emphasisOf = (method: string): Emphasis =>
  method === 'key' ? 'main' : method === 'oracle' ? 'quiet' : 'plain'

/** What each method's best tenth held, the interval of its difference laid over the bar. */
export function captureChart(
  evaluation: Evaluation,
  teller: Teller,
  title: string,
  methods = evaluation.methods,
): ReportChart {
  const { locale, share } = teller
  const abc = methodOf(evaluation, 'abc')?.capture10 ?? 0
  const bars = methods.map(({ method, capture10, vsAbc: { low, high } }) => ({
    label: methodName(locale, method),
    value: capture10,
    shown: share(capture10),
    emphasis: emphasisOf(method),
    ...(!['abc', 'oracle'].includes(method) && { interval: { low: abc + low, high: abc + high } }),
  }))

  return {
    kind: 'chart',
    name: 'capture',
    chart: {
      kind: 'bars',
      title,
      subtitle: t(locale, 'held-out.chart-subtitle', { days: evaluation.days.judged }),
      note: t(locale, 'held-out.chart-note'),
      bars,
    },
  }
}

/** Where all bought again, or none did, there is nobody to tell from another. */
const allAlike = ({ tiers }: Evaluation): boolean =>
  new Set(tiers.filter(({ customers }) => customers > 0).map(({ active }) => active.share)).size === 1 &&
  tiers.every(({ active, customers }) => customers === 0 || active.share === 0 || active.share === 1)

function methodsTable(evaluation: Evaluation, { locale, share, points, range }: Teller): ReportTable {
  const alike = allAlike(evaluation)
  const columns = ['method', 'top10', 'top20', 'difference', 'interval', 'verdict', 'buyer'] as const
  return {
    kind: 'table',
    columns: columns.map((column) => t(locale, `held-out.${column}`)),
    words: [5],
    rows: evaluation.methods.map((row) => {
      const { method, capture10, capture20, auc, vsAbc } = row
      const compared = !['abc', 'oracle'].includes(method)
      return [
        methodName(locale, method),
        share(capture10),
        share(capture20),
        compared ? t(locale, 'held-out.points', { points: points(vsAbc.difference) }) : '–',
        compared ? range(vsAbc, points) : '–',
        compared ? t(locale, `held-out.is-${verdictOf(row)}`) : '–',
        method === 'oracle' || alike ? '–' : share(auc),
      ]
    }),
  }
}

/** Whether the ranking found the money: the key against every other way, with intervals. */
export function heldOutSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const { locale, share } = teller
  const key = methodOf(evaluation, 'key')
  const title = t(locale, 'held-out.chart-title', { key: share(key?.capture10 ?? 0) })

  return {
    heading: t(locale, 'held-out.heading'),
    blocks: [
      paragraph(heldOutVerdict(evaluation, teller)),
      captureChart(evaluation, teller, title),
      methodsTable(evaluation, teller),
      paragraph(
        allAlike(evaluation) && t(locale, 'held-out.all-bought'),
        t(locale, 'held-out.explain'),
        t(locale, 'evaluate.sum-ties'),
      ),
    ],
  }
}
