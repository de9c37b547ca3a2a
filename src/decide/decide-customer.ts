import type { Customer, Outgoing } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { earliest } from '#src/domain/days.ts'
import type { Facts } from '#src/domain/facts.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { feedbackOf } from '#src/domain/score/feedback.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { decideTier, type TierDecision } from '#src/domain/tier/decide-tier.ts'
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
      ...(change.from === undefined ? {} : { from: change.from }),
      to: change.to,
      evidence: tier.evidence,
      rev,
    },
  ]
}

/**
 * One customer's decision from its facts: score, lifecycle, tier, notices and the next moment to look again.
 * Pure: the caller writes it with one conditional update. Prospects have no tier of customers.
 */
export function decideCustomer(
  customer: Customer,
  facts: Facts,
  { policy, cut, now }: DecisionFrame,
): CustomerChange {
  const kind = facts.orderCount > 0 ? 'customer' : customer.kind
  const { lifecycle, until } = lifecycleOf(facts, kind, policy, now, customer.knownSince)
  const clearDirty = customer.dirty?.token
  const base = { facts, kind, lifecycle }
  const dirty = clearDirty === undefined ? {} : { clearDirty }
  if (!policy.scales) return { set: base, unset: [], push: [], ...dirty }

  const score = { ...scoreOf(facts, policy, now), ...(cut ? { cutId: cut._id } : {}) }
  if (kind === 'prospect' || !cut) {
    return {
      set: { ...base, score, ...(until ? { nextCheckAt: until } : {}) },
      unset: [],
      push: [],
      ...dirty,
    }
  }

  const { tier: standing, override } = customer
  const decision = decideTier({
    kind,
    ...(standing ? { tier: standing } : {}),
    ...(override ? { override } : {}),
    score,
    lifecycle,
    cut,
    policy,
    now,
  })
  const nextCheckAt = earliest(decision.nextCheckAt, until, feedbackOf(facts, now).until)
  return {
    set: { ...base, score, tier: decision.tier, ...(nextCheckAt ? { nextCheckAt } : {}) },
    unset: nextCheckAt ? [] : ['nextCheckAt'],
    push: noticeOf(customer, decision, now),
    ...dirty,
  }
}
