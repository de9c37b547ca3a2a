import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'

/** Days off and make-up working days that somebody entered, on top of what is published. */
export type Calendars = {
  /** Inserts or replaces by `_id`. */
  put(days: readonly CalendarDay[]): Promise<void>
  /** Those of one region, by day. */
  of(region: string): Promise<readonly CalendarDay[]>
  /** All of them, by region and day. */
  all(): Promise<readonly CalendarDay[]>
  /** Answers how many were there. */
  remove(ids: readonly string[]): Promise<number>
}
