import { localDay } from '#src/domain/local-day.ts'

/** A calendar day in some zone. */
export type Day = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: number
}

const msPerDay = 86_400_000

/** The calendar day of an instant in an IANA zone; weekday 0 is Sunday. */
export function dayIn(zone: string, at: Date): Day {
  const [year = 0, month = 0, day = 0] = localDay(at, zone).split('-').map(Number)

  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}

/** Whole calendar days from one instant's day to another's, in a zone: midnight counts, hours do not. */
export function daysBetween(zone: string, from: Date, to: Date): number {
  const ordinal = (at: Date): number => {
    const { year, month, day } = dayIn(zone, at)
    return Date.UTC(year, month - 1, day) / msPerDay
  }

  return ordinal(to) - ordinal(from)
}
