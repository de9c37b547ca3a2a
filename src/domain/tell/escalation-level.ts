import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { workingDaysSince } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import { isFloorLeftOpen } from '#src/domain/follow-up/floor-left-open.ts'
import { lastContactAt, lastOutAt } from '#src/domain/follow-up/last-touch.ts'
import { wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import type { Reminder, ReminderKind } from '#src/domain/follow-up/reminder.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'

/** What is due to be told, and why. `days`: working days of a top customer's, whole days of the floor's. */
export type DueEscalation = {
  readonly level: 1 | 2 | 3
  readonly reason: 'top' | 'floor'
  readonly days: number
}

/** Touches of the playbook; an occasion that is over helps nobody, and a timed one is the rep's own. */
const escalated: ReadonlySet<ReminderKind> = new Set<ReminderKind>([
  'touch',
  'floor',
  'call-back',
  'win-back',
])

type Frame = {
  readonly policy: Policy
  readonly calendar: WorkCalendar
  /** Of whoever has the reminder. */
  readonly zone: string
  readonly now: Date
}

/**
 * Whether somebody spoke with the customer, or tried to, since it was due. What the customer began keeps no attention
 * floor: that asks for a touch of ours.
 */
export function isTouchedSince({ kind, since }: Reminder, { facts }: Pick<Customer, 'facts'>): boolean {
  const last = kind === 'floor' ? lastOutAt(facts) : lastContactAt(facts)
  return last !== undefined && last > since
}

/** The top tier's: 1 the rep, 2 the manager, 3 the manager again. */
function ofTop({ since }: Reminder, { policy, calendar, zone, now }: Frame): DueEscalation | undefined {
  const days = workingDaysSince(calendar, zone, { since, now })
  const level = policy.followUp.escalateAfterDays.filter((after) => days >= after).length
  return level === 0 ? undefined : { level: level as 1 | 2 | 3, reason: 'top', days }
}

/** The floor's, of whatever tier: once, to the manager. */
function ofFloor(reminder: Reminder, { policy, ...frame }: Frame): DueEscalation | undefined {
  const days = Math.max(0, Math.floor(daysBetween(reminder.since, frame.now)))
  return isFloorLeftOpen(reminder, { rule: policy.followUp, ...frame })
    ? { level: 2, reason: 'floor', days }
    : undefined
}

/**
 * How far an open reminder has to be taken by now; undefined: not yet, or not any more, since somebody has touched the
 * customer, or it wants to hear nothing. Snoozing changes nothing.
 */
export function escalationDue(
  reminder: Reminder,
  customer: Customer,
  frame: Frame,
): DueEscalation | undefined {
  if (reminder.state !== 'open' || !escalated.has(reminder.kind)) return undefined
  if (customer.status !== 'active' || wantsNothing(customer)) return undefined
  if (isTouchedSince(reminder, customer)) return undefined

  const isTop = standingTier(customer, frame.now) === frame.policy.tiers[0]?.code
  const top = isTop ? ofTop(reminder, frame) : undefined
  const floor = ofFloor(reminder, frame)
  return top && floor ? (top.level >= floor.level ? top : floor) : (top ?? floor)
}

/** The levels to be told, where the last one told is known: whoever was away for days is told once, not thrice. */
export function levelsToTell(due: DueEscalation, told: number): readonly DueEscalation[] {
  if (due.level <= told) return []
  const isRepUntold = due.reason === 'top' && told === 0 && due.level > 1

  return isRepUntold ? [{ ...due, level: 1 }, due] : [due]
}
