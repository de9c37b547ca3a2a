import type { Customer, TierState } from '#src/domain/customer.ts'
import { latest } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'

const stateOf = ({ to, at, from, evidence }: TierChange): TierState => ({
  code: to,
  since: at,
  ...present({ previous: from }),
  evidence,
})

/**
 * The tier that stood at a moment, from the history of changes, newest first. A first tier is no change: before
 * the oldest change the customer stood where that change left from, since it was known and the base was first cut.
 */
export function tierAt(
  { tier, knownSince }: Pick<Customer, 'tier' | 'knownSince'>,
  changes: readonly TierChange[],
  moment: Date,
  firstCutAt: Date | undefined,
): TierState | undefined {
  const standing = changes.find(({ at }) => at <= moment)
  if (standing) return stateOf(standing)

  const first = changes.at(-1)
  if (first?.from !== undefined) {
    const since = latest(knownSince, firstCutAt) ?? knownSince
    return since <= moment ? { code: first.from, since, evidence: { reason: 'first' } } : undefined
  }
  return tier && tier.since <= moment ? tier : undefined
}
