import { Temporal } from 'temporal-polyfill'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import { foundBeforeByTwo } from '#src/domain/found-before.ts'
import { localDay } from '#src/domain/local-day.ts'

/** When a rep's day begins: what can wait is read then, in one go. */
const morning = Temporal.PlainTime.from('08:30')

const mornings = foundBeforeByTwo<number, string, string>()

const startOf = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: morning }).epochMilliseconds

/** 08:30 of a day (YYYY-MM-DD) in this zone. */
export const morningOf = (day: string, zone: string): Date =>
  new Date(mornings(zone, day, () => startOf(day, zone)))

/** The first 08:30 of a working day after `at`, in this zone. */
export function nextWorkingMorning(zone: string, at: Date, calendar: WorkCalendar): Date {
  const day = nextWorkingDay(calendar, localDay(at, zone))
  const today = morningOf(day, zone)

  return today > at ? today : morningOf(nextWorkingDay(calendar, shiftDay(day, 1)), zone)
}
