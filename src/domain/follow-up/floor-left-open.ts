import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { workingDaysBetween } from '#src/domain/calendar/working-days.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { FollowUpRule } from '#src/domain/policy/follow-up-rule.ts'
import { occasionDayOf, type Reminder } from './reminder.ts'

/** Working days after today that whoever takes a floor over has left, at the least. */
const daysToAct = 2

type Frame = {
  readonly rule: Pick<FollowUpRule, 'floor'>
  readonly calendar: WorkCalendar
  readonly zone: string
  readonly now: Date
}

/**
 * Whether an attention floor is the manager's from now on: left open for the policy's days, or with so few working days
 * before its last one that nobody can wait any longer (a holiday lies between, or it was close when it was planned).
 */
export function isFloorLeftOpen(
  reminder: Pick<Reminder, '_id' | 'kind' | 'since'>,
  { rule, calendar, zone, now }: Frame,
): boolean {
  if (reminder.kind !== 'floor') return false
  if (addDays(reminder.since, rule.floor.leftOpenDays) <= now) return true

  const last = occasionDayOf(reminder)
  return last !== undefined && workingDaysBetween(calendar, localDay(now, zone), last) <= daysToAct
}
