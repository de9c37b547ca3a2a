/** Making one costs a hundred times what using it does, and a base lives in few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known

  const made = new Intl.DateTimeFormat('sv-SE', { timeZone })
  formatters.set(timeZone, made)
  return made
}

/** The calendar day of an instant in an IANA zone: `2026-11-22`. */
export const localDay = (at: Date, timeZone: string): string => formatterOf(timeZone).format(at)
