import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import { instantOf } from '#src/domain/calendar/working-time.ts'
import { localDay } from '#src/domain/local-day.ts'

/** A day of one person, by the clock on their own wall; instants are UTC. */
export type PlanDay = {
  /** YYYY-MM-DD. */
  readonly today: string
  readonly zone: string
  readonly isWorkingDay: boolean
  /** When it began, and when the next one does. */
  readonly start: Date
  readonly end: Date
  /** When the next day that is worked begins: what comes due before it is this day's, where it must not be late. */
  readonly nextWorkStart: Date
  /** When its week began, on Monday. */
  readonly weekStart: Date
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The day that `now` is on in this zone. */
export function planDayOf(now: Date, zone: string, calendar: WorkCalendar): PlanDay {
  const today = localDay(now, zone)
  const at = (day: string) => instantOf(day, zone)

  return {
    today,
    zone,
    isWorkingDay: calendar.isWorkingDay(today),
    start: at(today),
    end: at(shiftDay(today, 1)),
    nextWorkStart: at(nextWorkingDay(calendar, shiftDay(today, 1))),
    weekStart: at(shiftDay(today, 1 - weekdayOf(today))),
  }
}
