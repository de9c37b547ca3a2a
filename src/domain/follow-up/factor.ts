import type { Customer } from '#src/domain/customer.ts'
import { latest } from '#src/domain/days.ts'
import type { Facts, TouchBrief } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { ourTouches } from './last-touch.ts'

/** Nobody answered; a touch of which nobody says how it ended counts as answered. */
const isUnanswered = ({ outcome, answered }: TouchBrief): boolean =>
  outcome === 'no-answer' || (outcome === undefined && answered === false)

/** When the customer last began something: wrote, called, came, bought or rated. */
const lastBegunAt = ({ recentTouches, lastPurchaseAt, ratings }: Facts): Date | undefined =>
  latest(
    recentTouches.findLast(({ direction }) => direction === 'in')?.at,
    lastPurchaseAt,
    ...Object.values(ratings).map(({ lastAt }) => lastAt),
  )

/** Our touches since the customer last answered gladly or began something, the newest first. */
function unwelcome(facts: Facts): readonly TouchBrief[] {
  const begunAt = lastBegunAt(facts)
  const newestFirst = ourTouches(facts)
    .filter(({ at }) => begunAt === undefined || at > begunAt)
    .toReversed()
  const end = newestFirst.findIndex((touch) => !isUnanswered(touch) && touch.outcome !== 'not-needed')

  return end < 0 ? newestFirst : newestFirst.slice(0, end)
}

/**
 * How many times its usual length the cadence has: longer by `unanswered` for each touch in a row that nobody answered,
 * by `notNeeded` for each "not now", `most` at most; 1 again once they answer gladly, write, buy or rate.
 */
export function factorOf({ facts }: Pick<Customer, 'facts'>, { followUp }: Pick<Policy, 'followUp'>): number {
  const { unanswered, notNeeded, most } = followUp.lengthen
  const factor = unwelcome(facts).reduce(
    (product, touch) => product * (isUnanswered(touch) ? unanswered : notNeeded),
    1,
  )
  return Math.min(factor, most)
}
