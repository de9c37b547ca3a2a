import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import { policyBounds } from '#src/domain/tier/policy-bounds.ts'
import type { TierBounds } from '#src/domain/tier/span.ts'
import { withGroup } from './group-bound.ts'

/** What the policy's floors and caps and the customer's group allow under one cut. */
export function boundsOf(
  customer: Customer,
  { policy, cut, now }: { readonly policy: Policy; readonly cut: Cut; readonly now: Date },
): TierBounds {
  const bounds = policyBounds(policy, customer, now)
  return customer.group ? withGroup(bounds, customer, ladderOf(policy, cut), policy.version) : bounds
}
