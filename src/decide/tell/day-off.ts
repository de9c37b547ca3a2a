import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { User } from '#src/domain/user.ts'
import type { TellDeps } from './deps.ts'

/** The reader's calendar where today is a day off of theirs; undefined on a working day. */
export async function dayOffOf(
  { calendars, clock }: Pick<TellDeps, 'calendars' | 'clock'>,
  { zone }: Pick<User, 'zone'>,
): Promise<WorkCalendar | undefined> {
  const calendar = await workCalendarOf({ calendars }, zone)
  return calendar.isWorkingDay(localDay(clock.now(), zone)) ? undefined : calendar
}
