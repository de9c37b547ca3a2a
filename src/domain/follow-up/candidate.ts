import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { isBatchable } from './batch.ts'
import { type CarePlan, carePlanOf } from './care-plan-of.ts'
import { hasRoom, takenDays } from './customer-caps.ts'
import { floorOf } from './floor.ts'
import { touchUnder } from './next-touch.ts'
import type { PlanDay } from './plan-day.ts'
import { type PlanFrame, type Reason, reasonsOf } from './reasons.ts'
import type { Reminder } from './reminder.ts'
import { usualHour } from './usual-hour.ts'
import { valueAtRiskMinor } from './value-at-risk.ts'

/** A touch that may stand on a day's list. */
export type Candidate = Pick<Reason, 'floorAt' | 'isGrowing' | 'isEarly'> & {
  readonly reminder: Reminder
  readonly isBatchable: boolean
  /** The local days that the customer's touches take (`takenDays`). */
  readonly taken: readonly string[]
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
 * A day that the customer has agreed to is kept also where its caps are reached: as the rep's own appointment (`timed`),
 * which comes with the list instead of at a minute of its own.
 */
const asAppointment = (reminder: Reminder, now: Date): Reminder => ({
  ...reminder,
  kind: 'timed',
  toldAt: now,
})

/**
 * The touches that a customer may be planned for on this day, the weightiest reason first; where the customer's caps are
 * reached none but an appointment, and none where no channel is left. Whose list they are on (`to`) is not filled in yet.
 */
export function candidatesOf(customer: Customer, frame: PlanFrame): readonly Candidate[] {
  const { policy, outlook, day, now } = frame
  const plan = carePlanOf(customer, policy, now, outlook?.lines)
  const reasons = plan ? reasonsOf(customer, plan, frame) : []
  if (!plan || reasons.length === 0) return []
  const taken = takenDays(customer.facts, day)
  const isFree = hasRoom(taken, policy.followUp.customerCaps, day.today)

  return reasons.flatMap((reason) => {
    const planned = isFree || reason.isAgreed ? reminderOf(customer, reason, plan, frame) : undefined
    if (!planned) return []
    const { isGrowing, isEarly, floorAt } = reason
    const reminder = isFree ? planned : asAppointment(planned, now)
    const mayBatch = !isGrowing && isBatchable(reminder, policy)
    return [{ reminder, isGrowing, isEarly, isBatchable: mayBatch, taken, ...present({ floorAt }) }]
  })
}

/** A reminder that stands open, as a candidate for this day's list; undefined where it is for a later day. */
export function openCandidate(
  reminder: Reminder,
  customer: Customer,
  { policy, day, begunAt }: PlanFrame,
): Candidate | undefined {
  const isLater = reminder.dueAt >= day.end || (reminder.snoozedUntil ?? day.start) >= day.end
  if (isLater) return undefined

  const isGrowing = reminder.isGrowing === true
  return {
    reminder,
    isGrowing,
    isEarly: false,
    isBatchable: !isGrowing && isBatchable(reminder, policy),
    taken: takenDays(customer.facts, day),
    ...(reminder.kind === 'floor' ? { floorAt: floorOf(customer, policy, begunAt).at } : {}),
  }
}

/** A floor that has so little time left gives way to nothing that somebody may or may not do. */
const isLastCall = ({ floorAt }: Candidate, { policy, day }: PlanFrame): boolean =>
  floorAt !== undefined && floorAt < addDays(day.start, policy.followUp.floor.leftOpenDays)

/**
 * Whether a touch fits into the customer's caps on this day, beside the days for which reps have timed one themselves
 * (`booked`): what they decide by hand goes first, and what is planned gives way. An appointment always fits.
 */
export function fitsBeside(candidate: Candidate, booked: readonly string[], frame: PlanFrame): boolean {
  if (candidate.reminder.kind === 'timed') return true

  const { policy, day } = frame
  const taken = isLastCall(candidate, frame) ? candidate.taken : [...candidate.taken, ...booked]
  return hasRoom(taken, policy.followUp.customerCaps, day.today)
}

/**
 * The local days that open timed reminders take, today or later: one that was left open on its day keeps nobody from the
 * customer.
 */
export const bookedDays = (
  timed: readonly Pick<Reminder, 'dueAt'>[],
  { today, zone }: PlanDay,
): readonly string[] => timed.map(({ dueAt }) => localDay(dueAt, zone)).filter((on) => on >= today)
