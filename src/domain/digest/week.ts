import { Temporal } from 'temporal-polyfill'
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
 * The local week that `now` lies in, and whether its digest is due: from its weekday and hour to the end of the
 * week, so that one missed on Friday is made up on Saturday and never in the week after. An hour that the clock skips
 * is the one after it.
 */
export function digestWeek({ zone }: Pick<User, 'zone'>, { weekday, at }: DigestTime, now: Date): DigestWeek {
  const today = here(now, zone)
  const day = today.toPlainDate().add({ days: weekday - today.dayOfWeek })
  const due = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(at) })

  return {
    week: isoWeek(now, zone),
    dueAt: new Date(due.epochMilliseconds),
    isDue: now.getTime() >= due.epochMilliseconds,
  }
}
