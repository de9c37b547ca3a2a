import type { Customer, Outgoing } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { earliest } from '#src/domain/days.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Facts } from '#src/domain/facts.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { decideProspect } from '#src/domain/prospect/decide-prospect.ts'
import { feedbackOf } from '#src/domain/score/feedback.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { decideTier, type TierDecision } from '#src/domain/tier/decide-tier.ts'
import { policyBounds } from '#src/domain/tier/policy-bounds.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

/** What a decision rests on besides the customer: one version, one cut, one moment. */
export type DecisionFrame = { readonly policy: Policy; readonly cut: Cut | undefined; readonly now: Date }

/** The notice for the relay; a first tier is no change and sends none. */
function noticeOf(customer: Customer, { change, tier }: TierDecision, now: Date): Outgoing[] {
  if (!change) return []

  const rev = customer.rev + 1
  return [
    {
      key: `${customer._id}-${rev}`,
      kind: 'tier-change',
      at: now,
      ...present({ from: change.from }),
      to: change.to,
      evidence: tier.evidence,
      rev,
    },
  ]
}

/**
 * One customer's decision from its facts: score, lifecycle, tier, notices and the next moment to look again,
 * which is later than now or absent. Pure: the caller writes it with one conditional update. A prospect has no
 * tier of customers but one of its own, which it keeps, with how it ended, once it buys. Nobody has a tier of
 * customers before the first cut, and a policy without scales scores nobody.
 */
export function decideCustomer(
  customer: Customer,
  folded: Facts,
  { policy, cut, now }: DecisionFrame,
): CustomerChange {
  const facts = withProfile(folded, customer, policy)
  const kind = facts.orderCount > 0 ? 'customer' : customer.kind
  const { lifecycle, until } = lifecycleOf(facts, kind, policy, now, customer.knownSince)
  const score = policy.scales ? scoreOf(facts, policy, now) : undefined
  const { tier, override } = customer
  const bounds = policyBounds(policy, { ...customer, facts, kind, lifecycle }, now)
  const decision =
    score && cut && kind === 'customer'
      ? decideTier({ kind, score, lifecycle, cut, policy, now, bounds, ...present({ tier, override }) })
      : undefined
  const asProspect =
    customer.kind === 'prospect'
      ? decideProspect(customer, facts, { policy, profile: cut?.prospects?.fit, now })
      : undefined
  const nextCheckAt = earliest(
    decision?.nextCheckAt,
    asProspect?.nextCheckAt,
    until,
    score && feedbackOf(facts, policy, now).until,
  )

  return {
    set: {
      facts,
      kind,
      lifecycle,
      ...present({ score: score && { ...score, ...present({ cutId: cut?._id }) } }),
      ...present({ tier: decision?.tier, prospect: asProspect?.prospect, nextCheckAt }),
    },
    unset: nextCheckAt ? [] : ['nextCheckAt'],
    push: decision ? noticeOf(customer, decision, now) : [],
    ...present({ clearDirty: customer.dirty?.token }),
  }
}
