import { foundBefore } from './found-before.ts'

const formatters = foundBefore<Intl.DateTimeFormat>()

/** The time of day of an instant by the clocks of an IANA zone: `09:30`. */
export const localTime = (at: Date, timeZone: string): string =>
  formatters(timeZone, () => {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  }).format(at)
