import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { isBatchable } from './batch.ts'
import { type CarePlan, carePlanOf } from './care-plan-of.ts'
import { hasRoom } from './customer-caps.ts'
import { type Due, dueAfter } from './due-after.ts'
import { floorOf } from './floor.ts'
import { isGrowing } from './growing.ts'
import { lastContactAt } from './last-touch.ts'
import { hasOpenComplaint, type NextTouch, touchUnder } from './next-touch.ts'
import type { PlanDay } from './plan-day.ts'
import type { Reminder, ReminderKind } from './reminder.ts'
import { usualHour } from './usual-hour.ts'
import { type Outlook, valueAtRiskMinor } from './value-at-risk.ts'

/** What planning a day looks at. */
export type PlanFrame = {
  readonly policy: Policy
  readonly outlook: Outlook | undefined
  readonly day: PlanDay
  readonly now: Date
  /** When follow-up began in this company. */
  readonly begunAt: Date
}

/** A touch that may stand on a day's list. */
export type Candidate = {
  readonly reminder: Reminder
  /** When the customer's floor would be missed; only of the floor's. */
  readonly floorAt?: Date
  readonly isGrowing: boolean
  readonly isBatchable: boolean
  /** Not due: only there to make up the share of those who grow. */
  readonly isEarly: boolean
}

/** Why a customer is to be touched on this day. */
type Reason = Pick<Candidate, 'isEarly' | 'isGrowing' | 'floorAt'> & {
  readonly kind: ReminderKind
  /** What names the occasion. */
  readonly at: Date
  readonly isUrgent: boolean
}

/** Those who grow are touched as often as one tier up, and no oftener. */
const growingGapDays = 30

/** A top customer whose day has passed by as much as is escalated. */
function isOverdueTop(customer: Customer, { at, why }: Due, { policy, now }: PlanFrame): boolean {
  const isTop = standingTier(customer, now) === policy.tiers[0]?.code
  return isTop && why === 'cadence' && addDays(at, policy.followUp.escalateAfterDays[0]) <= now
}

/** What must not wait: the floor, a complaint. */
function pressing(
  customer: Customer,
  { policy, now, day, begunAt }: PlanFrame,
): Omit<Reason, 'isGrowing'> | undefined {
  const floor = floorOf(customer, policy, begunAt)
  if (floor.planFrom < day.nextWorkStart)
    return { kind: 'floor', at: floor.at, floorAt: floor.at, isUrgent: true, isEarly: false }

  const { lastComplaintAt } = customer.facts
  if (lastComplaintAt && hasOpenComplaint(customer, policy, now))
    return { kind: 'touch', at: lastComplaintAt, isUrgent: true, isEarly: false }

  return undefined
}

function reasonOf(customer: Customer, plan: CarePlan, frame: PlanFrame): Reason | undefined {
  const { policy, outlook, day, now, begunAt } = frame
  const due = dueAfter(customer, plan, policy, begunAt)
  const isDue = due.at < day.end
  const urgent = pressing(customer, frame)
  const contactAt = lastContactAt(customer.facts)
  const mayBeEarly = contactAt !== undefined && addDays(contactAt, growingGapDays) < day.end
  if (!urgent && !isDue && !mayBeEarly) return undefined

  const grows = isGrowing(customer, policy, now, outlook?.lines)
  if (urgent) return { ...urgent, isGrowing: grows }
  const isUrgent = isDue && (due.why === 'agreed' || isOverdueTop(customer, due, frame))
  return isDue || grows
    ? { kind: 'touch', at: due.at, isUrgent, isGrowing: grows, isEarly: !isDue }
    : undefined
}

/** `customerId|touch|2026-11-25`: the same touch, planned on whatever day, is one reminder. */
const idOf = ({ _id }: Customer, { kind, at }: Reason, { day }: PlanFrame): string =>
  `${_id}|${kind}|${localDay(at, day.zone)}`

function reminderOf(
  customer: Customer,
  reason: Reason,
  made: NextTouch & { state?: CarePlan['state'] },
  frame: PlanFrame,
): Reminder {
  const { policy, outlook, day, now } = frame
  const { state, ...touch } = made

  return {
    _id: idOf(customer, reason, frame),
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
      tier: standingTier(customer, now),
      valueState: state,
      hour: usualHour(customer.facts.recentTouches, day.zone),
      isGrowing: reason.isGrowing ? (true as const) : undefined,
      sample: customer.sample,
    }),
  }
}

/**
 * The touch that a customer is due for on this day; undefined where nothing is, the customer's caps are reached, or no
 * channel is left. Also those who grow and are not due yet, marked as early. Its list (`to`) is not filled in yet.
 */
export function candidateOf(customer: Customer, frame: PlanFrame): Candidate | undefined {
  const { policy, outlook, day, now } = frame
  const plan = carePlanOf(customer, policy, now, outlook?.lines)
  const reason = plan && reasonOf(customer, plan, frame)
  if (!plan || !reason) return undefined
  if (!hasRoom(customer.facts, policy.followUp.customerCaps, day.today, day.zone)) return undefined

  const touch = touchUnder(customer, plan, policy, now)
  if (!touch) return undefined
  const reminder = reminderOf(customer, reason, { ...touch, ...present({ state: plan.state }) }, frame)
  const { isGrowing: grows, isEarly, floorAt } = reason

  return {
    reminder,
    isGrowing: grows,
    isEarly,
    isBatchable: !grows && isBatchable(reminder, policy),
    ...present({ floorAt }),
  }
}
