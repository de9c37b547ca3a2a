import { Temporal } from 'temporal-polyfill'
import type { User } from '#src/domain/user.ts'

/** Half an hour before the morning list is due, and never so late that the list would be tomorrow's. */
const from = Temporal.PlainTime.from('08:00')
const to = Temporal.PlainTime.from('18:00')

/**
 * The local day (YYYY-MM-DD) that is to be planned for somebody now: from early morning on, and still in the afternoon
 * where nobody ran in the morning; also a day off, which may hold the last hours of a floor. Undefined at any other time.
 */
export function dayToPlan({ zone }: Pick<User, 'zone'>, now: Date): string | undefined {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const time = here.toPlainTime()
  const isDay = Temporal.PlainTime.compare(time, from) >= 0 && Temporal.PlainTime.compare(time, to) < 0

  return isDay ? here.toPlainDate().toString() : undefined
}
