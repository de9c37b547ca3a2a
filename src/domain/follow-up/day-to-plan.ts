import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { User } from '#src/domain/user.ts'

/** Half an hour before the morning list is due, and never so late that the list would be tomorrow's. */
const from = Temporal.PlainTime.from('08:00')
const to = Temporal.PlainTime.from('18:00')

/**
 * The local day (YYYY-MM-DD) that is to be planned for somebody now: on a working day, from early morning on, and still
 * in the afternoon where nobody ran in the morning. Undefined at any other time.
 */
export function dayToPlan(
  { zone }: Pick<User, 'zone'>,
  now: Date,
  calendar: WorkCalendar,
): string | undefined {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const time = here.toPlainTime()
  const isDay = Temporal.PlainTime.compare(time, from) >= 0 && Temporal.PlainTime.compare(time, to) < 0
  const day = here.toPlainDate().toString()

  return isDay && calendar.isWorkingDay(day) ? day : undefined
}
