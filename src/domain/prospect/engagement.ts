import { addDays } from '#src/domain/days.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { decayTo } from '#src/domain/score/decay.ts'

type Rules = Pick<Policy, 'prospects' | 'halfLifeDays' | 'landmark'>

/** Fresh contacts that the engagement so far is worth at `now`. */
export const engagementNow = ({ sums }: Pick<Facts, 'sums'>, policy: Rules, now: Date): number =>
  Math.max(0, sums.engagement) * decayTo(now, policy)

/**
 * Engagement of 0 to 100: answers, questions and visits, fading with the policy's half-life, on a scale that the
 * policy fixes: `halfAt` of them earn 50, twice as many 75. One more contact never lowers it.
 */
export const engagementOf = (facts: Pick<Facts, 'sums'>, policy: Rules, now: Date): number =>
  100 * (1 - 2 ** (-engagementNow(facts, policy, now) / policy.prospects.engagement.halfAt))

/** When engagement has faded to `level` (0 to 100) if nothing happens; undefined where it is there already, or never. */
export function engagementFadesTo(
  level: number,
  facts: Pick<Facts, 'sums'>,
  policy: Rules,
  now: Date,
): Date | undefined {
  const contacts = engagementNow(facts, policy, now)
  const left = -policy.prospects.engagement.halfAt * Math.log2(1 - level / 100)
  if (!(left > 0 && left < contacts)) return undefined

  return addDays(now, policy.halfLifeDays * Math.log2(contacts / left))
}
