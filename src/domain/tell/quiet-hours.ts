import { Temporal } from 'temporal-polyfill'
import type { User } from '#src/domain/user.ts'

/** When nobody is written to who has not said otherwise: nine in the evening to eight in the morning. */
const defaultQuietHours = { from: '21:00', to: '08:00' } as const

type Reader = Pick<User, 'zone' | 'quietHours'>

const { compare } = Temporal.PlainTime

/** By the clock on the reader's wall; hours that begin and end at one time are none. */
function isQuiet(at: Temporal.ZonedDateTime, from: Temporal.PlainTime, to: Temporal.PlainTime): boolean {
  const time = at.toPlainTime()
  const isAfterStart = compare(time, from) >= 0
  const isBeforeEnd = compare(time, to) < 0

  return compare(from, to) <= 0 ? isAfterStart && isBeforeEnd : isAfterStart || isBeforeEnd
}

/** The skip that has just moved the clock to this moment or beyond it: it may begin at this very instant. */
const skipBefore = (end: Temporal.ZonedDateTime) =>
  end.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')

/** The day's first instant, after `at`, at which that clock shows `to` or has just been moved beyond it. */
function endOf(at: Temporal.ZonedDateTime, day: Temporal.PlainDate, to: Temporal.PlainTime) {
  const place = { timeZone: at.timeZoneId, plainTime: to }
  const end = day.toZonedDateTime(place)
  // In the night that skips an hour `to` may not exist: the clock has passed it once the hour is skipped.
  if (compare(end.toPlainTime(), to) !== 0) return skipBefore(end) ?? end
  if (Temporal.ZonedDateTime.compare(end, at) > 0) return end

  // In the night that has an hour twice, its first half past one may be over and its second is still to come.
  return day.toPlainDateTime(to).toZonedDateTime(at.timeZoneId, { disambiguation: 'later' })
}

/** The first moment, `at` or later, at which this reader may be written to, by the clock of their own zone. */
export function disturbableAt({ zone, quietHours = defaultQuietHours }: Reader, at: Date): Date {
  const from = Temporal.PlainTime.from(quietHours.from)
  const to = Temporal.PlainTime.from(quietHours.to)
  const here = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  if (!isQuiet(here, from, to)) return at

  const isEvening = compare(from, to) > 0 && compare(here.toPlainTime(), from) >= 0
  const end = endOf(here, here.toPlainDate().add({ days: isEvening ? 1 : 0 }), to)
  // Where the clock is put on or back before that, it is looked at anew from there; and again at the end, since what
  // lies between two quiet times may have been skipped.
  const turn = here.getTimeZoneTransition('next')
  const next = turn && Temporal.ZonedDateTime.compare(turn, end) < 0 ? turn : end
  return disturbableAt({ zone, quietHours }, new Date(next.epochMilliseconds))
}
