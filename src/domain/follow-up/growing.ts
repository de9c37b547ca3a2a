import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { valueMoved } from '#src/domain/value-direction.ts'
import type { ValueLines } from '#src/domain/value-lines.ts'
import { valueStateOf } from '#src/domain/value-state.ts'

/** The codes of the lower half of the tiers: C and D of four, the last of three. */
export const lowerTiers = ({ tiers }: Pick<Policy, 'tiers'>): ReadonlySet<string> =>
  new Set(tiers.slice(Math.ceil(tiers.length / 2)).map(({ code }) => code))

/**
 * A customer of the lower tiers that grows: in the named state, or with a value now that has risen within a quarter.
 * A tenth of a week's touches is theirs, since tomorrow's best come from among them.
 */
export function isGrowing(customer: Customer, policy: Policy, now: Date, lines?: ValueLines): boolean {
  const { kind, facts, lifecycle } = customer
  const code = standingTier(customer, now)
  if (kind !== 'customer' || code === undefined || !lowerTiers(policy).has(code)) return false
  if (lifecycle === 'slipping' || lifecycle === 'dormant') return false

  return (
    valueStateOf(facts, policy, now, lines) === 'small-growing' ||
    valueMoved(facts, policy, now)?.direction === 'up'
  )
}
