import { foundBefore, foundBeforeByTwo } from './found-before.ts'

/** Making one costs a hundred times what using it does, and a base lives in few zones. */
const formatters = foundBefore<Intl.DateTimeFormat>()

const formatterOf = (timeZone: string): Intl.DateTimeFormat =>
  formatters(timeZone, () => new Intl.DateTimeFormat('sv-SE', { timeZone }))

/** Since 1973 no zone's day begins but at a quarter of an hour. */
const QUARTER_MS = 900_000
const quartersSince = Date.UTC(1973, 0)
const days = foundBeforeByTwo<string, string, number>()

/** The calendar day of an instant in an IANA zone: `2026-11-22`. */
export function localDay(at: Date, timeZone: string): string {
  if (at.getTime() < quartersSince) return formatterOf(timeZone).format(at)

  const quarter = Math.floor(at.getTime() / QUARTER_MS)
  return days(timeZone, quarter, () => formatterOf(timeZone).format(at))
}
