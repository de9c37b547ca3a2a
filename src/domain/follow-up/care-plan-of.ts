import type { Customer, ValueState } from '#src/domain/customer.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { ValueLines } from '#src/domain/value-lines.ts'
import { valueStateOf } from '#src/domain/value-state.ts'
import { wantsNothing } from './opted-out.ts'
import { stepOf } from './step-of.ts'

/** How often a customer is touched, and what is done then. */
export type CarePlan = {
  readonly cadenceDays: number
  readonly touches: readonly PlaybookStep['touches'][number][]
  /** The named state that it is for. */
  readonly state?: ValueState
}

/**
 * The plan of a prospect's own tier; while it has none, the playbook's for prospects. One that was lost gets the lightest
 * word there is as often as the floor asks for it: what stood in the way may have changed.
 */
function prospectPlan({ prospect }: Customer, { prospects, followUp }: Policy): CarePlan | undefined {
  const lightest = prospects.tiers.at(-1)?.plan
  if (prospect?.outcome?.kind === 'lost') return lightest && { ...lightest, cadenceDays: followUp.floor.days }

  return prospects.tiers.find(({ code }) => code === prospect?.tier)?.plan
}

/**
 * The plan that a customer is followed up by: tier × lifecycle, or the named state's; prospects have their own. Whoever
 * stands in a tier that the policy has dropped is looked after like one without a tier. Undefined for those who are not
 * followed up: merged, erased, or asking to hear nothing.
 */
export function carePlanOf(
  customer: Customer,
  policy: Policy,
  now: Date,
  lines?: ValueLines,
): CarePlan | undefined {
  const { kind, status, lifecycle, facts } = customer
  if (status !== 'active' || wantsNothing(customer)) return undefined

  const ofProspect = kind === 'prospect' ? prospectPlan(customer, policy) : undefined
  if (ofProspect) return ofProspect

  const state = kind === 'customer' ? valueStateOf(facts, policy, now, lines) : undefined
  const step =
    stepOf(policy, standingTier(customer, now), lifecycle, state) ??
    stepOf(policy, undefined, lifecycle, state)
  if (!step) return undefined

  const { cadenceDays, touches } = step
  return { cadenceDays, touches, ...present({ state: step.state }) }
}
