/** The calendar day of an instant in an IANA zone: `2026-11-22`. */
export const localDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)
