import type { Customer, GroupState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import { groupBound } from './group-bound.ts'
import { groupKappa } from './is-counted.ts'
import { kappaOfSum } from './key-sum.ts'

export type GroupFrame = { readonly policy: Policy; readonly cut: Cut | undefined; readonly now: Date }

/** What a company is to know of its group from now on; nothing where it has none. */
export type GroupChange = { readonly customer: Customer; readonly group: GroupState | undefined }

/** κ under this policy; of one not decided under it yet, that which its facts give. */
function kappaIn(customer: Customer, { policy, now }: GroupFrame): number | undefined {
  if (customer.score?.policyVersion === policy.version) return groupKappa(customer)
  if (customer.kind !== 'customer' || !policy.scales) return undefined

  return scoreOf(withProfile(customer.facts, customer, policy), policy, now).kappa
}

const fields = ['root', 'parent', 'kappa', 'counted', 'members', 'policyVersion'] as const
const isSame = (a: GroupState | undefined, b: GroupState | undefined): boolean =>
  fields.every((field) => a?.[field] === b?.[field])

/** Sums up a tree of companies; answers those to whom that is news. A company alone has no group. */
export function sumUp(tree: readonly Customer[], root: string, frame: GroupFrame): readonly GroupChange[] {
  const known = tree.map((customer) => ({ customer, counted: kappaIn(customer, frame) }))
  const kappa = kappaOfSum(known.flatMap(({ counted }) => counted ?? []))
  const { version: policyVersion } = frame.policy

  return known
    .map(({ customer, counted }) => {
      const own = present({ parent: customer.parent, kappa, counted })
      const group = tree.length < 2 ? undefined : { root, members: tree.length, policyVersion, ...own }
      return { customer, group }
    })
    .filter(({ customer, group }) => !isSame(customer.group, group))
}

/** Whether the group now holds a member at another tier than before: then it is to be decided again. */
export function isHeldElsewhere({ customer, group }: GroupChange, { policy, cut }: GroupFrame): boolean {
  if (!cut) return false

  const ladder = ladderOf(policy, cut)
  const { group: before, ...plain } = customer
  const bound = (state: GroupState | undefined) =>
    groupBound({ ...plain, ...present({ group: state }) }, ladder, policy.version).atLeast?.code
  return bound(before) !== bound(group)
}
