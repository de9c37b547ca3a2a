import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CommandDeps } from './deps.ts'

/** Urgent ones first, then timed ones by their hour, then by the value at risk. */
const byWeight = (a: Reminder, b: Reminder): number =>
  Number(b.isUrgent) - Number(a.isUrgent) ||
  Number(b.kind === 'timed') - Number(a.kind === 'timed') ||
  (a.kind === 'timed' ? a.dueAt.getTime() - b.dueAt.getTime() : 0) ||
  b.valueAtRiskMinor - a.valueAtRiskMinor ||
  (a._id < b._id ? -1 : 1)

/** What is open on the asker's list and due by the end of their day, in the order of the list. */
export async function dueToday(
  { reminders, clock }: Pick<CommandDeps, 'reminders' | 'clock'>,
  { userId, zone }: Asker,
): Promise<readonly Reminder[]> {
  const tomorrow = morningOf(shiftDay(localDay(clock.now(), zone), 1), zone)
  const open = await reminders.openOf([userId], tomorrow)
  const today = localDay(clock.now(), zone)
  return open.filter(({ dueAt }) => localDay(dueAt, zone) <= today).toSorted(byWeight)
}
