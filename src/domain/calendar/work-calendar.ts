import { foundBefore } from '#src/domain/found-before.ts'

/** Which days are worked where somebody is. A day is `YYYY-MM-DD` in their own zone. */
export type WorkCalendar = {
  isWorkingDay(day: string): boolean
  /** Whether that year's holidays are known; where not, Monday to Friday are taken and that is said. */
  knows(year: number): boolean
}

const weekdays = foundBefore<number>()

const isoWeekday = (day: string): number => weekdays(day, () => new Date(`${day}T00:00:00Z`).getUTCDay() || 7)

/** Monday to Friday: what holds where no holidays are known, or none are kept. */
export const isWeekday = (day: string): boolean => isoWeekday(day) <= 5

/** The year of a day. */
export const yearOf = (day: string): number => Number(day.slice(0, 4))
