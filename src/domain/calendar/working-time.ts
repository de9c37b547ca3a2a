import { Temporal } from 'temporal-polyfill'
import { foundBeforeByTwo } from '#src/domain/found-before.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { WorkCalendar } from './work-calendar.ts'
import { nextWorkingDay, shiftDay } from './working-days.ts'

const starts = foundBeforeByTwo<number, string, string>()

const startOf = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '00:00' }).epochMilliseconds

/** When a day (YYYY-MM-DD) begins in an IANA zone. */
export const instantOf = (day: string, zone: string): Date =>
  new Date(starts(zone, day, () => startOf(day, zone)))

const hourMs = 3_600_000

/**
 * A promise of 24 hours is one working day: an hour of it is an hour of a day that is worked, by day or by night.
 * So many hours on, those of days off left out: 24 h from Friday 15:00 is Monday 15:00, and what begins on a day off
 * begins with the next working day.
 */
export function addWorkingHours(calendar: WorkCalendar, zone: string, from: Date, hours: number): Date {
  const today = localDay(from, zone)
  let day = nextWorkingDay(calendar, today)
  let at = day === today ? from : instantOf(day, zone)
  let leftMs = hours * hourMs
  for (;;) {
    const end = instantOf(shiftDay(day, 1), zone)
    const roomMs = end.getTime() - at.getTime()
    if (leftMs <= roomMs) return new Date(at.getTime() + leftMs)
    leftMs -= roomMs
    day = nextWorkingDay(calendar, shiftDay(day, 1))
    at = instantOf(day, zone)
  }
}
