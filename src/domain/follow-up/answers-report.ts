import type { FactEvent } from '#src/domain/event.ts'
import type { FollowUpRule } from '#src/domain/policy/follow-up-rule.ts'

/** What customers answered: marks of call-backs, and reasons why the dormant stopped buying, most named first. */
export type AnswersReport = {
  readonly ratings: { readonly count: number; readonly low: number; readonly mean?: number }
  readonly reasons: readonly {
    readonly code: string
    readonly text: FollowUpRule['winBackReasons'][number]['text']
    readonly count: number
  }[]
}

/** Marks up to here are told apart: somebody is not content. */
const lowRating = 2

/** Counts a period's events; reasons that the policy does not name any more keep their code as their text. */
export function answersReport(
  events: Iterable<FactEvent>,
  { winBackReasons }: Pick<FollowUpRule, 'winBackReasons'>,
): AnswersReport {
  const ratings: number[] = []
  const reasons = new Map<string, number>()
  for (const event of events) {
    if (event.kind === 'feedback') ratings.push(event.rating)
    const reason = event.kind === 'note' || event.kind === 'feedback' ? event.reason : undefined
    if (reason !== undefined) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const sum = ratings.reduce((total, rating) => total + rating, 0)
  const textOf = (code: string) =>
    winBackReasons.find((each) => each.code === code)?.text ?? { en: code, zh: code }

  return {
    ratings: {
      count: ratings.length,
      low: ratings.filter((rating) => rating <= lowRating).length,
      ...(ratings.length === 0 ? {} : { mean: sum / ratings.length }),
    },
    reasons: [...reasons]
      .map(([code, count]) => ({ code, text: textOf(code), count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  }
}
