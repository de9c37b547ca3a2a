import { daysBetween } from '#src/domain/days.ts'
import { hasReported, reporters } from '#src/domain/facts/source-reach.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

/** Under this the card says so and a demotion waits for a person. */
export const enoughConfidence = 0.6

type Rule = Policy['dimensions'][number]

/** 1 known and fresh, ½ stale or never told yet, 0 where no source of this customer can tell. */
function qualityOf(rule: Rule, sources: Facts['sources'], now: Date): number {
  const able = reporters(sources, rule.name)
  if (able.length === 0) return 0

  const fresh = able.some(
    (seen) => hasReported(seen, rule.name) && daysBetween(seen.lastAt, now) <= rule.freshDays,
  )
  return fresh ? 1 : 0.5
}

/** Σ w_j·q_j over the policy's dimensions, 0 to 1: how much of the key rests on data one can trust. */
export function confidenceOf({ sources }: Pick<Facts, 'sources'>, policy: Policy, now: Date): number {
  const sum = policy.dimensions.reduce(
    (total, rule) => total + rule.weight * qualityOf(rule, sources, now),
    0,
  )
  return Math.round(sum * 1e6) / 1e6
}
