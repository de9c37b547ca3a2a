/** Making one costs a hundred times what using it does, and a base lives in few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known

  const made = new Intl.DateTimeFormat('sv-SE', { timeZone })
  formatters.set(timeZone, made)
  return made
}

/** Since 1973 no zone's day begins but at a quarter of an hour. */
const QUARTER_MS = 900_000
const quartersSince = Date.UTC(1973, 0)
/** Days that are known already, by zone and quarter: a plan asks for the same few thousands of times. */
const days = new Map<string, string>()
const MOST_DAYS = 20_000

/** The calendar day of an instant in an IANA zone: `2026-11-22`. */
export function localDay(at: Date, timeZone: string): string {
  if (at.getTime() < quartersSince) return formatterOf(timeZone).format(at)

  const moment = `${timeZone} ${Math.floor(at.getTime() / QUARTER_MS)}`
  const known = days.get(moment)
  if (known !== undefined) return known

  const day = formatterOf(timeZone).format(at)
  if (days.size >= MOST_DAYS) days.clear()
  days.set(moment, day)
  return day
}
