import type { CommandDeps } from '#src/commands/deps.ts'
import { toDoToday } from '#src/decide/follow-up/to-do-today.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { instantOf } from '#src/domain/calendar/working-time.ts'
import { dayOrder } from '#src/domain/follow-up/day-order.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'

type Deps = Pick<CommandDeps, 'reminders' | 'customers' | 'policies' | 'clock'>

/** What is open on the asker's list and to be done by the end of their day, in the order of the list. */
export async function dueToday(
  deps: Deps,
  { userId, zone }: Pick<Asker, 'userId' | 'zone'>,
): Promise<readonly Reminder[]> {
  const now = deps.clock.now()
  const today = localDay(now, zone)
  const open = await deps.reminders.openOf([userId], morningOf(shiftDay(today, 1), zone))
  const due = open.filter(({ dueAt }) => localDay(dueAt, zone) <= today)
  return (await toDoToday(deps, due, { zone, start: instantOf(today, zone), now })).toSorted(dayOrder)
}
