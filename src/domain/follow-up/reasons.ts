import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import type { Channel } from '#src/domain/event.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { CarePlan } from './care-plan-of.ts'
import { type Due, dueAfter, gapDays } from './due-after.ts'
import { floorOf } from './floor.ts'
import { isGrowing } from './growing.ts'
import { lastContactAt } from './last-touch.ts'
import { hasOpenComplaint, lastContent, type NextTouch } from './next-touch.ts'
import type { PlanDay } from './plan-day.ts'
import type { Occasion, ReminderKind } from './reminder.ts'
import { type SpecialTouch, specialTouchesOf } from './special-touches.ts'
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
  /** The customer has agreed to this day: it is kept, whatever else there was. */
  readonly isAgreed?: true
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

/** Wishes are written, and what is to be asked or agreed on is said. */
const channelOf = ({ occasion }: SpecialTouch): Channel =>
  occasion === 'birthday' || occasion === 'first-order' ? 'wechat' : 'phone'

/** The occasion's own words; where its content was told last, it is taken up as a matter of service or of care. */
function touchFor(special: SpecialTouch, { facts }: Customer): NextTouch {
  const { kind, occasion, content, goal, callToAction } = special
  const last = lastContent(facts)
  const fresh = [content, 'service' as const, 'care' as const].find((each) => each !== last) ?? content

  return { action: occasion ?? kind, channel: channelOf(special), content: fresh, goal, callToAction }
}

function specialReasons(customer: Customer, { policy, day, now }: PlanFrame): readonly Reason[] {
  return specialTouchesOf(customer, policy, { today: day.today, zone: day.zone, now }).map((special) => ({
    ...usual,
    kind: special.kind,
    on: special.day,
    touches: [touchFor(special, customer)],
    ...present({ occasion: special.occasion }),
  }))
}

/** A top customer whose day has passed by as much as is escalated. */
function isOverdueTop(customer: Customer, { at, why }: Due, { policy, now }: PlanFrame): boolean {
  const isTop = standingTier(customer, now) === policy.tiers[0]?.code
  return (
    isTop &&
    (why === 'cadence' || why === 'welcome') &&
    addDays(at, policy.followUp.escalateAfterDays[0]) <= now
  )
}

function cadenceReason(customer: Customer, plan: CarePlan, frame: PlanFrame): readonly Reason[] {
  const { policy, outlook, day, now, begunAt } = frame
  const due = dueAfter(customer, plan, policy, begunAt)
  const contactAt = lastContactAt(customer.facts)
  const isEarly = due.at >= day.end
  if (isEarly && !(contactAt && addDays(contactAt, growingGapDays) < day.end)) return []

  const grows = isGrowing(customer, policy, now, outlook?.lines)
  if (isEarly && !grows) return []
  const isAgreed = due.why === 'agreed'
  const isUrgent = !isEarly && (isAgreed || isOverdueTop(customer, due, frame))
  const turn = isAgreed ? due.at : newestTurn(due.at, gapDays(customer, plan, policy), day)
  const reason = { kind: 'touch', on: localDay(turn, day.zone), isUrgent, isEarly, isGrowing: grows } as const
  return [isAgreed ? { ...reason, isAgreed } : reason]
}

/**
 * What names a touch that is due: its day, or where a cadence has passed since with nothing to show (held back, say) the
 * newest day that lies whole cadences after it. So each is planned once, and the next one a cadence later.
 */
const newestTurn = (dueAt: Date, gap: number, { end }: PlanDay): Date =>
  addDays(dueAt, gap * Math.max(0, Math.ceil(daysBetween(dueAt, end) / gap) - 1))

/** A floor that would be missed before the next working day. */
export const isLastDay = ({ floorAt }: Pick<Reason, 'floorAt'>, { nextWorkStart }: PlanDay): boolean =>
  floorAt !== undefined && floorAt < nextWorkStart

/**
 * All reasons for a touch on this day, the weightiest first: the floor, a complaint, what the day brings, the cadence. On
 * a day off there is one alone: a floor that has no working day left.
 */
export const reasonsOf = (customer: Customer, plan: CarePlan, frame: PlanFrame): readonly Reason[] =>
  frame.day.isWorkingDay
    ? [
        ...floorReason(customer, frame),
        ...complaintReason(customer, frame),
        ...specialReasons(customer, frame),
        ...cadenceReason(customer, plan, frame),
      ]
    : floorReason(customer, frame).filter((reason) => isLastDay(reason, frame.day))
