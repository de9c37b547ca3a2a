import { digestSummary } from '#prompts/digest-summary.ts'
import type { DigestView } from '#src/cards/digest/digest-view.ts'
import { digestNews } from '#src/cards/digest/news.ts'
import { newsFacts } from '#src/cards/digest/news-facts.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import { numbersNotIn } from '#src/domain/faithful/numbers-not-in.ts'
import { type Locale, localeSchema } from '#src/domain/locale.ts'
import { aView, someFigures } from '../../cards/digest/a-view.ts'
import { type GoldenCase, golden } from '../verdict.ts'

/** The figure that a sentence stands on. */
const amountsOf = (view: DigestView): { readonly change: string; readonly risk: string } => {
  const { change, risk } = digestNews(view)
  const what = { up: 'now', down: 'now', moved: 'up', top: 'n' } as const
  return {
    change: String(Object(change)[what[change.kind]]),
    risk: risk.kind === 'none' ? '' : risk.kind === 'value' ? risk.money : String(risk.count),
  }
}

/** One customer is said in a word: 1 家, "one customer". */
const holds = (said: string, amount: string) =>
  amount === '' ||
  numbersNotIn(amount, [said]).length === 0 ||
  (amount === '1' && /\bone\b|\ba\b|一/iu.test(said))

const digests = (locale: Locale, title: string, given: Partial<DigestFigures>): GoldenCase => {
  const view = aView(locale, { figures: { ...someFigures(), ...given } })
  return golden({
    prompt: digestSummary,
    title,
    input: { news: digestNews(view), facts: newsFacts(view) },
    wrong: ({ change, risk, todo }) => {
      const right = amountsOf(view)
      if (!holds(change, right.change)) return `does not say ${right.change}`
      if (!holds(risk, right.risk)) return `does not name ${right.risk}`
      return todo.trim() === '' ? 'says nothing to do' : undefined
    },
  })
}

const quiet = { movement: { up: 0, down: 0, first: 0, top: [] }, overdue: 0 }

/** Weeks that managers have, in both languages. */
export const digestCases: readonly GoldenCase[] = localeSchema.options.flatMap((locale) => [
  digests(locale, 'a lively week', {}),
  digests(locale, 'many follow-ups are overdue', { overdue: 23, atRisk: { count: 0, valueMinor: 0 } }),
  digests(locale, 'much money at risk', { atRisk: { count: 7, valueMinor: 128_000_000 } }),
  digests(locale, 'nothing at risk', { atRisk: { count: 0, valueMinor: 0 }, belowFloor: 0, overdue: 0 }),
  digests(locale, 'changes wait for the manager', { waiting: { count: 5, old: 3 } }),
  digests(locale, 'below the attention floor', { belowFloor: 12, atRisk: { count: 0, valueMinor: 0 } }),
  digests(locale, 'a quiet week', quiet),
])
