import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { CarePlan } from './care-plan-of.ts'
import { type Due, dueAfter } from './due-after.ts'
import { floorOf } from './floor.ts'
import { isGrowing } from './growing.ts'
import { lastContactAt } from './last-touch.ts'
import { hasOpenComplaint, type NextTouch } from './next-touch.ts'
import { occasionTouches } from './occasion-touches.ts'
import { occasionsOf } from './occasions.ts'
import type { PlanDay } from './plan-day.ts'
import type { Occasion, ReminderKind } from './reminder.ts'
import type { Outlook } from './value-at-risk.ts'

/** What planning a day looks at. */
export type PlanFrame = {
  readonly policy: Policy
  readonly outlook: Outlook | undefined
  readonly day: PlanDay
  readonly now: Date
  /** When follow-up began in this company. */
  readonly begunAt: Date
}

/** Why a customer is to be touched on this day. */
export type Reason = {
  readonly kind: ReminderKind
  /** The day (YYYY-MM-DD) that names the occasion. */
  readonly on: string
  readonly isUrgent: boolean
  /** Not due: only there to make up the share of those who grow. */
  readonly isEarly: boolean
  readonly isGrowing: boolean
  /** When the customer's floor would be missed; only of the floor's. */
  readonly floorAt?: Date
  readonly occasion?: Occasion
  /** What is done instead of the plan's touches. */
  readonly touches?: readonly NextTouch[]
}

const usual = { isUrgent: false, isEarly: false, isGrowing: false } as const

/** Those who grow are touched as often as one tier up, and no oftener. */
const growingGapDays = 30

function floorReason(customer: Customer, { policy, day, begunAt }: PlanFrame): readonly Reason[] {
  const { at, planFrom } = floorOf(customer, policy, begunAt)
  if (planFrom >= day.nextWorkStart) return []

  return [{ ...usual, kind: 'floor', on: localDay(at, day.zone), floorAt: at, isUrgent: true }]
}

function complaintReason(customer: Customer, { policy, day, now }: PlanFrame): readonly Reason[] {
  const { lastComplaintAt } = customer.facts
  if (!lastComplaintAt || !hasOpenComplaint(customer, policy, now)) return []

  return [{ ...usual, kind: 'touch', on: localDay(lastComplaintAt, day.zone), isUrgent: true }]
}

/** Those that may be reminded of before the next working day: what falls on a holiday is thought of before it. */
function occasionReasons(customer: Customer, { policy, day }: PlanFrame): readonly Reason[] {
  const until = shiftDay(localDay(day.nextWorkStart, day.zone), -1)
  return occasionsOf(customer, policy, day.today, until, day.zone).map((coming) => ({
    ...usual,
    kind: 'occasion',
    on: coming.day,
    occasion: coming.occasion,
    touches: occasionTouches[coming.occasion],
  }))
}

/** A top customer whose day has passed by as much as is escalated. */
function isOverdueTop(customer: Customer, { at, why }: Due, { policy, now }: PlanFrame): boolean {
  const isTop = standingTier(customer, now) === policy.tiers[0]?.code
  return isTop && why === 'cadence' && addDays(at, policy.followUp.escalateAfterDays[0]) <= now
}

function cadenceReason(customer: Customer, plan: CarePlan, frame: PlanFrame): readonly Reason[] {
  const { policy, outlook, day, now, begunAt } = frame
  const due = dueAfter(customer, plan, policy, begunAt)
  const contactAt = lastContactAt(customer.facts)
  const isEarly = due.at >= day.end
  if (isEarly && !(contactAt && addDays(contactAt, growingGapDays) < day.end)) return []

  const grows = isGrowing(customer, policy, now, outlook?.lines)
  if (isEarly && !grows) return []
  const isUrgent = !isEarly && (due.why === 'agreed' || isOverdueTop(customer, due, frame))
  return [{ kind: 'touch', on: localDay(due.at, day.zone), isUrgent, isEarly, isGrowing: grows }]
}

/** All reasons for a touch on this day, the weightiest first: the floor, a complaint, an occasion, the cadence. */
export const reasonsOf = (customer: Customer, plan: CarePlan, frame: PlanFrame): readonly Reason[] => [
  ...floorReason(customer, frame),
  ...complaintReason(customer, frame),
  ...occasionReasons(customer, frame),
  ...cadenceReason(customer, plan, frame),
]
