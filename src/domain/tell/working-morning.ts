import { Temporal } from 'temporal-polyfill'

/** When a rep's day begins: what can wait is read then, in one go. */
const morning = Temporal.PlainTime.from('08:30')

/** Monday to Friday. Public holidays and make-up working days come with the calendars. */
const isWorkingDay = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek <= 5

/** The first 08:30 of a working day after `at`, in this zone. */
export function nextWorkingMorning(zone: string, at: Date): Date {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime())
  let day = now.toZonedDateTimeISO(zone).toPlainDate()
  for (;;) {
    const { epochMilliseconds } = day.toZonedDateTime({ timeZone: zone, plainTime: morning })
    if (isWorkingDay(day) && epochMilliseconds > at.getTime()) return new Date(epochMilliseconds)
    day = day.add({ days: 1 })
  }
}
