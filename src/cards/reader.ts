import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { nextWorkingDay } from '#src/domain/calendar/working-days.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatDay, formatRelativeDay } from '#src/i18n/format.ts'

/** Whom a card is for and when: language, zone, and the moment it is built. */
export type Reader = {
  readonly locale: Locale
  readonly zone: string
  readonly now: Date
  /** Working days as the company has entered them; without it those of the zone. */
  readonly calendar?: WorkCalendar | undefined
}

/** `Sat 12 Dec` in the reader's words and zone. */
export const dayFor = ({ locale, zone, now }: Reader, at: Date): string => formatDay(locale, zone, at, now)

/** `3 days ago`. */
export const agoFor = ({ locale, zone, now }: Reader, at: Date): string =>
  formatRelativeDay(locale, zone, at, now)

/** Parts of one line. */
export const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')

/** A deadline's own day where it is worked, else the first one after it that is: nobody is asked on a day off. */
export function workingDayFor({ zone, calendar = calendarFor(zone, []) }: Reader, at: Date): Date {
  const day = localDay(at, zone)
  const worked = nextWorkingDay(calendar, day)
  return addDays(at, daysBetween(new Date(day), new Date(worked)))
}
