import { Temporal } from 'temporal-polyfill'
import type { CommandDeps } from '#src/commands/deps.ts'
import { AppError } from '#src/domain/errors.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'

type Picked = {
  /** YYYY-MM-DD. */
  readonly day: string
  /** HH:MM; absent: in the morning. */
  readonly time?: string | undefined
  /** The form's field that says so. */
  readonly field: string
}

/**
 * The moment of a day that was picked in a form, in the asker's zone.
 * @throws AppError `day-past`
 */
export function dayAhead(
  { clock }: Pick<CommandDeps, 'clock'>,
  { day, time, field }: Picked,
  { zone }: Asker,
): Date {
  const at = time === undefined ? morningOf(day, zone) : momentOf(day, time, zone)
  if (at > clock.now()) return at

  throw new AppError({
    code: 'day-past',
    message: 'That day or hour is over.',
    remedy: 'Choose a later one.',
    field,
  })
}

const momentOf = (day: string, time: string, zone: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds,
  )
