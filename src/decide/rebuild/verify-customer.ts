import { type DecisionFrame, decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { FOLD_VERSION } from '#src/domain/facts/fold-month.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { EventMonth, Facts } from '#src/domain/facts.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { pathsThatDiffer } from './compare-data.ts'

/** What stands of a customer, and all that its facts are made from. */
export type Evidence = {
  readonly customer: Customer
  readonly events: readonly FactEvent[]
  readonly months: readonly EventMonth[]
}

/** What was recomputed of one customer: the paths that differ, and the months to fold again. */
export type Finding = {
  readonly customerId: string
  readonly fields: readonly string[]
  readonly months: readonly string[]
  /** `_id`s of folds that say what their events do not. */
  readonly wrongFolds: readonly string[]
}

type Frame = DecisionFrame & {
  /** Absent where a run is under way: then tiers are on the move. */
  readonly decided: boolean
  searchKeysOf(customer: Customer): readonly string[]
}

/** Folds of the policy in force beside their events. Those of an earlier one are folded again with the next fact. */
function monthsThatDiffer({ months }: Evidence, fresh: readonly EventMonth[], { policy }: Frame) {
  const byId = new Map(fresh.map((month) => [month._id, month]))
  const wrong = months.filter(({ _id, policyVersion, foldVersion, facts }) => {
    if (policyVersion !== policy.version || foldVersion !== FOLD_VERSION) return false
    const expected = byId.get(_id)?.facts
    return expected ? pathsThatDiffer(facts, expected, '').length > 0 : facts.eventCount > 0
  })
  const standing = new Set(months.map(({ _id }) => _id))
  const missing = fresh.filter(({ _id, facts }) => facts.eventCount > 0 && !standing.has(_id))
  return { wrong, missing }
}

/** The score of its own moment, from the facts as they are. */
function scoreThatDiffers({ score }: Customer, facts: Facts, { policy }: Frame): readonly string[] {
  if (!score) return []
  if (score.policyVersion !== policy.version) return ['score.policyVersion']

  const { cutId: _, ...standing } = score
  return pathsThatDiffer(standing, scoreOf(facts, policy, score.at), 'score')
}

/** Whether the tier is the one that today's decision would leave; one whose moment has come is the sweep's. */
function tierThatDiffers(customer: Customer, facts: Facts, frame: Frame): readonly string[] {
  const { tier, nextCheckAt } = customer
  if (!frame.decided || !tier || (nextCheckAt && nextCheckAt <= frame.now)) return []

  const decided = decideCustomer(customer, facts, frame).set.tier
  if (!decided) return []
  const isUnder = (state: typeof tier) => state.belowSince !== undefined
  if (decided.code !== tier.code) return ['tier.code']
  return isUnder(decided) === isUnder(tier) ? [] : ['tier.belowSince']
}

/** Recomputes one customer from its events; undefined where nothing differs. */
export function verifyCustomer(evidence: Evidence, frame: Frame): Finding | undefined {
  const { customer, events, months } = evidence
  const fresh = foldMonths(frame.policy, customer._id, events)
  const facts = withProfile(mergeFacts(fresh.map((month) => month.facts)), customer, frame.policy)
  const { wrong, missing } = monthsThatDiffer(evidence, fresh, frame)
  const keys = frame.searchKeysOf(customer)
  const fields = [
    ...pathsThatDiffer(customer.facts, facts, 'facts'),
    ...[...wrong, ...missing].map(({ month }) => `months.${month}`),
    ...scoreThatDiffers(customer, facts, frame),
    ...tierThatDiffers(customer, facts, frame),
    ...(keys.every((key) => customer.searchKeys.includes(key)) ? [] : ['searchKeys']),
  ]
  if (fields.length === 0) return undefined

  return {
    customerId: customer._id,
    fields,
    months: [...new Set([...months, ...fresh].map(({ month }) => month))],
    wrongFolds: wrong.map(({ _id }) => _id),
  }
}
