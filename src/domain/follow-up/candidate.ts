import type { Customer } from '#src/domain/customer.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { isBatchable } from './batch.ts'
import { type CarePlan, carePlanOf } from './care-plan-of.ts'
import { hasRoom } from './customer-caps.ts'
import { floorOf } from './floor.ts'
import { touchUnder } from './next-touch.ts'
import { type PlanFrame, type Reason, reasonsOf } from './reasons.ts'
import type { Reminder } from './reminder.ts'
import { usualHour } from './usual-hour.ts'
import { valueAtRiskMinor } from './value-at-risk.ts'

/** A touch that may stand on a day's list. */
export type Candidate = Pick<Reason, 'floorAt' | 'isGrowing' | 'isEarly'> & {
  readonly reminder: Reminder
  readonly isBatchable: boolean
}

/** `customerId|touch|2026-11-25`: the same touch, planned on whatever day, is one reminder. */
const idOf = ({ _id }: Customer, { kind, occasion, on }: Reason): string =>
  [_id, occasion ?? kind, on].join('|')

function reminderOf(
  customer: Customer,
  reason: Reason,
  plan: CarePlan,
  frame: PlanFrame,
): Reminder | undefined {
  const { policy, outlook, day, now } = frame
  const touch = touchUnder(customer, { touches: reason.touches ?? plan.touches }, policy, now)
  if (!touch) return undefined

  return {
    _id: idOf(customer, reason),
    customerId: customer._id,
    to: '',
    kind: reason.kind,
    dueAt: day.start,
    since: day.start,
    ...touch,
    lifecycle: customer.lifecycle,
    valueAtRiskMinor: valueAtRiskMinor(customer, policy, outlook, now),
    isUrgent: reason.isUrgent,
    state: 'open',
    plannedAt: now,
    rev: 1,
    ...present({
      occasion: reason.occasion,
      tier: standingTier(customer, now),
      valueState: plan.state,
      hour: usualHour(customer.facts.recentTouches, day.zone),
      isGrowing: reason.isGrowing ? (true as const) : undefined,
      sample: customer.sample,
    }),
  }
}

/**
 * The touches that a customer may be planned for on this day, the weightiest reason first; none where the customer's
 * caps are reached, or no channel is left. Whose list they are on (`to`) is not filled in yet.
 */
export function candidatesOf(customer: Customer, frame: PlanFrame): readonly Candidate[] {
  const { policy, outlook, day, now } = frame
  const plan = carePlanOf(customer, policy, now, outlook?.lines)
  const reasons = plan ? reasonsOf(customer, plan, frame) : []
  if (!plan || reasons.length === 0) return []
  if (!hasRoom(customer.facts, policy.followUp.customerCaps, day.today, day.zone)) return []

  return reasons.flatMap((reason) => {
    const reminder = reminderOf(customer, reason, plan, frame)
    if (!reminder) return []
    const { isGrowing, isEarly, floorAt } = reason
    const mayBatch = !isGrowing && isBatchable(reminder, policy)
    return [{ reminder, isGrowing, isEarly, isBatchable: mayBatch, ...present({ floorAt }) }]
  })
}

/**
 * A reminder that stands open, as a candidate for this day's list; undefined where it is for a later day, or the
 * customer's caps are reached.
 */
export function openCandidate(
  reminder: Reminder,
  customer: Customer,
  { policy, day, begunAt }: PlanFrame,
): Candidate | undefined {
  const isLater = reminder.dueAt >= day.end || (reminder.snoozedUntil ?? day.start) >= day.end
  if (isLater || !hasRoom(customer.facts, policy.followUp.customerCaps, day.today, day.zone)) return undefined

  const isGrowing = reminder.isGrowing === true
  return {
    reminder,
    isGrowing,
    isEarly: false,
    isBatchable: !isGrowing && isBatchable(reminder, policy),
    ...(reminder.kind === 'floor' ? { floorAt: floorOf(customer, policy, begunAt).at } : {}),
  }
}
