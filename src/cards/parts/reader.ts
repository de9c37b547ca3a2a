import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
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

/** The same of a day of the calendar, `2026-12-12`, whatever the zone. */
export const calendarDayFor = ({ locale, now }: Pick<Reader, 'locale' | 'now'>, day: string): string =>
  formatDay(locale, 'UTC', new Date(`${day}T12:00:00Z`), now)

/** `3 days ago`. */
export const agoFor = ({ locale, zone, now }: Reader, at: Date): string =>
  formatRelativeDay(locale, zone, at, now)

/** Parts of one line. */
export const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ')
