import { Temporal } from 'temporal-polyfill'
import { isWeekday, type WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { User } from '#src/domain/user.ts'

/** When somebody's digest comes: ISO weekday (1 Monday to 7 Sunday), and a time of their own clock. */
export type DigestTime = { readonly weekday: number; readonly at: string }

/** Friday afternoon: the week is nearly over, and Monday can still be planned. */
export const usualDigestTime: DigestTime = { weekday: 5, at: '16:00' }

/** A local week, `2026-W48` by ISO 8601, and when its digest is due. */
export type DigestWeek = { readonly week: string; readonly dueAt: Date; readonly isDue: boolean }

const here = (at: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

/** The ISO week of a local day: a year may have 53, and its first days may belong to the one before. */
export function isoWeek(at: Date, zone: string): string {
  const { yearOfWeek, weekOfYear } = here(at, zone)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

/** The hour of a clock, 0 to 23. */
export const localHour = (at: Date, zone: string): number => here(at, zone).hour

/** The same local time `days` days earlier; a night in which the clock is changed counts as one day like any other. */
export const localDaysBefore = (at: Date, days: number, zone: string): Date =>
  new Date(here(at, zone).subtract({ days }).epochMilliseconds)

/** The first instant of a local day. */
export const startOfDay = (at: Date, zone: string): Date =>
  new Date(here(at, zone).startOfDay().epochMilliseconds)

/**
 * The day of its week on which a digest is due: the one that was chosen; where that is a holiday in the middle of the
 * week the last working day before it, else the first after it. In a week in which nobody works it stays where it is.
 */
function dueDay(
  monday: Temporal.PlainDate,
  weekday: number,
  calendar: WorkCalendar | undefined,
): Temporal.PlainDate {
  const chosen = monday.add({ days: weekday - 1 })
  const isWorked = (day: Temporal.PlainDate) => calendar?.isWorkingDay(day.toString()) ?? true
  // Whoever has chosen a weekend has not meant a working day.
  if (!isWeekday(chosen.toString()) || isWorked(chosen)) return chosen

  const days = Array.from({ length: 7 }, (_, n) => monday.add({ days: n }))
  return days.slice(0, weekday - 1).findLast(isWorked) ?? days.slice(weekday).find(isWorked) ?? chosen
}

/**
 * The local week that `now` lies in, and whether its digest is due: from its day and hour to the end of the week, so
 * that one missed on Friday is made up on Saturday and never in the week after. An hour that the clock skips is the one
 * after it. `calendar`: the reader's own; without one every day is worked.
 */
export function digestWeek(
  { zone }: Pick<User, 'zone'>,
  { weekday, at }: DigestTime,
  now: Date,
  calendar?: WorkCalendar,
): DigestWeek {
  const today = here(now, zone)
  const monday = today.toPlainDate().subtract({ days: today.dayOfWeek - 1 })
  const day = dueDay(monday, weekday, calendar)
  const due = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })

  return {
    week: isoWeek(now, zone),
    dueAt: new Date(due.epochMilliseconds),
    isDue: now.getTime() >= due.epochMilliseconds,
  }
}
