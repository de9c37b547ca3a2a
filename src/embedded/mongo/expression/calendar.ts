const DAY_MS = 86_400_000

/** Day of the year, 1–366. All of these read a date's UTC fields: give them the wall clock. */
export const dayOfYear = (d: Date): number =>
  Math.floor(
    (Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()) - Date.UTC(d.getUTCFullYear(), 0, 1)) /
      DAY_MS,
  ) + 1

/** ISO's day of the week, Monday 1 to Sunday 7. */
export const isoDay = (d: Date): number => d.getUTCDay() || 7

const thursday = (d: Date) =>
  new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate() + 4 - isoDay(d)))

/** The year to which ISO counts the date's week. */
export const isoWeekYear = (d: Date): number => thursday(d).getUTCFullYear()

/** ISO's week, 1–53. */
export const isoWeek = (d: Date): number => Math.floor((dayOfYear(thursday(d)) - 1) / 7) + 1

/** The week from Sunday on, 0 before the year's first Sunday. */
export const week = (d: Date): number => Math.floor((dayOfYear(d) + 6 - d.getUTCDay()) / 7)

/** Days since 1970-01-01. */
export const dayNumber = (d: Date): number => Math.floor(d.getTime() / DAY_MS)

/** The date with months added; a day beyond the month's end is its last. */
export const plusMonths = (d: Date, months: number): Date => {
  const first = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + months, 1))
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const inDay = d.getTime() - dayNumber(d) * DAY_MS
  return new Date(first.getTime() + (Math.min(d.getUTCDate(), days) - 1) * DAY_MS + inDay)
}
