import type { Customer } from '#src/domain/customer.ts'
import { isUnder, type Ladder, stepAt } from '#src/domain/tier/ladder.ts'
import type { TierBounds } from '#src/domain/tier/span.ts'

type Member = Pick<Customer, 'group' | 'tier'>

/** How far under its group's tier a member may stand. */
const STEPS_UNDER = 1

/**
 * The step that its group holds a member at: one under the tier the group's sum would have. The group lifts when it
 * clears a cut by the band, and holds whoever stands there already until it has fallen below it by the band; a first
 * tier uses raw cuts. Undefined where there is no group or its sum is of another policy version.
 */
function groupStep({ group, tier }: Member, ladder: Ladder, policyVersion: number): number | undefined {
  if (group?.kappa === undefined || group.members < 2 || group.policyVersion !== policyVersion)
    return undefined
  const at = (shift: number) => stepAt(ladder, group.kappa, shift) + STEPS_UNDER
  const standing = tier === undefined ? -1 : ladder.codes.indexOf(tier.code)
  if (standing < 0) return at(0)

  return standing <= at(ladder.down) ? at(ladder.down) : at(ladder.up)
}

/** The floor under a member by its group: `max(own, group − 1)`. */
export function groupBound(
  member: Member,
  ladder: Ladder,
  policyVersion: number,
): Pick<TierBounds, 'atLeast'> {
  const step = groupStep(member, ladder, policyVersion)
  const code = step === undefined ? undefined : ladder.codes[step]

  return code === undefined ? {} : { atLeast: { code, reason: 'group' } }
}

/** Of two floors the better one; the policy's where both say the same. */
export function withGroup(
  bounds: TierBounds,
  member: Member,
  ladder: Ladder,
  policyVersion: number,
): TierBounds {
  const { atLeast } = groupBound(member, ladder, policyVersion)
  if (!atLeast) return bounds

  const floor = bounds.atLeast ? ladder.codes.indexOf(bounds.atLeast.code) : -1
  const isBetter = floor < 0 || ladder.codes.indexOf(atLeast.code) < floor
  return isBetter ? { ...bounds, atLeast } : bounds
}

/** The tier that a group's sum earns, and how many companies earn it together. */
export type ThroughGroup = { readonly tier: string; readonly members: number }

/** How a standing tier rests on the group: where the customer's own key would not hold it. */
export function throughGroup(
  { group, tier, score }: Pick<Customer, 'group' | 'tier' | 'score'>,
  ladder: Ladder,
  policyVersion: number,
): ThroughGroup | undefined {
  if (!group || !tier) return undefined

  const step = groupStep({ group, tier }, ladder, policyVersion)
  if (step === undefined || ladder.codes[step] !== tier.code) return undefined
  const code = ladder.codes[step - STEPS_UNDER]
  const isOwn = !isUnder(ladder, step, score?.kappa, ladder.down)

  return isOwn || code === undefined ? undefined : { tier: code, members: group.members }
}
