import { daysBetween } from '#src/domain/days.ts'
import { hasReported, isTold, reporters } from '#src/domain/facts/source-reach.ts'
import type { Facts } from '#src/domain/facts.ts'
import { isOfProfile } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'

/** Under this the card says so and a demotion waits for a person. */
export const enoughConfidence = 0.6

type Rule = Policy['dimensions'][number]
type Told = Pick<Facts, 'sources' | 'sums' | 'profileAt'>

/** Whether the newest thing told of a dimension is young enough. */
function isFresh(rule: Rule, facts: Told, policy: Policy, now: Date): boolean {
  const isYoung = (at: Date) => daysBetween(at, now) <= rule.freshDays
  if (rule.counts && isOfProfile(rule.counts))
    return facts.profileAt !== undefined && isYoung(facts.profileAt)

  return reporters(facts.sources, rule, policy).some(
    (seen) => hasReported(seen, rule) && isYoung(seen.lastAt),
  )
}

/** 1 known and fresh, ½ stale or never told yet, 0 where nobody can tell. */
function qualityOf(rule: Rule, facts: Told, policy: Policy, now: Date): number {
  if (!isTold(facts, rule, policy)) return 0

  return isFresh(rule, facts, policy, now) ? 1 : 0.5
}

/** Σ w_j·q_j over the policy's dimensions, 0 to 1: how much of the key rests on data one can trust. */
export function confidenceOf(facts: Told, policy: Policy, now: Date): number {
  const sum = policy.dimensions.reduce(
    (total, rule) => total + rule.weight * qualityOf(rule, facts, policy, now),
    0,
  )
  return Math.round(sum * 1e6) / 1e6
}
