import { foundBeforeByTwo } from '#src/domain/found-before.ts'
import { localDay } from '#src/domain/local-day.ts'
import { type WorkCalendar, yearOf } from './work-calendar.ts'

const dayMs = 86_400_000

const shifted = foundBeforeByTwo<string, number, string>()

/** The day so many days on, or back. */
export const shiftDay = (day: string, days: number): string =>
  shifted(days, day, () => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10))

/** Longer than any holiday: a calendar without a working day in it is a mistake, and no reason to look forever. */
const longestBreakDays = 60

/** The day itself where it is worked, else the first one after it that is; in a calendar without one, the day itself. */
export function nextWorkingDay(calendar: WorkCalendar, day: string): string {
  for (let ahead = 0; ahead <= longestBreakDays; ahead++) {
    const candidate = shiftDay(day, ahead)
    if (calendar.isWorkingDay(candidate)) return candidate
  }
  return day
}

/** The working day that is so many after `day`; 0 is the next one, the day itself included. */
export function addWorkingDays(calendar: WorkCalendar, day: string, days: number): string {
  let reached = nextWorkingDay(calendar, day)
  const isAhead = reached !== day
  for (let left = isAhead ? days - 1 : days; left > 0; left--) {
    reached = nextWorkingDay(calendar, shiftDay(reached, 1))
  }
  return reached
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0
  for (let day = shiftDay(from, 1); day <= to; day = shiftDay(day, 1)) {
    if (calendar.isWorkingDay(day)) count += 1
  }
  return count
}

/** Working days that have passed since an instant, by a zone's own days. */
export const workingDaysSince = (
  calendar: WorkCalendar,
  zone: string,
  { since, now }: { readonly since: Date; readonly now: Date },
): number => workingDaysBetween(calendar, localDay(since, zone), localDay(now, zone))

/** The years that a planning touches and the calendar has no data for, in order. */
export function unknownYears(calendar: WorkCalendar, days: Iterable<string>): readonly number[] {
  const years = new Set([...days].map(yearOf))
  return [...years].filter((year) => !calendar.knows(year)).sort((a, b) => a - b)
}
