import { Temporal } from 'temporal-polyfill'
import { AppError } from '#src/domain/errors.ts'

const parts = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  { from: 1, to: 12 },
  { from: 0, to: 7 },
] as const

const notCron = (cron: string) =>
  new AppError({
    code: 'cron-unread',
    message: `The schedule "${cron}" is written in a way that simulations do not read.`,
    remedy: 'Write five fields of numbers, lists, ranges, steps and stars.',
  })

/** `*`, `5`, `1-5`, `1,3`, and steps of these such as every fifteenth: the values that a field names. */
function valuesOf(field: string, { from, to }: (typeof parts)[number], cron: string): ReadonlySet<number> {
  const values = new Set<number>()
  for (const item of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(item)
    if (!match) throw notCron(cron)
    const first = Number(match[1] ?? from)
    const last = Number(match[2] ?? (match[1] === undefined || match[3] !== undefined ? to : first))
    for (let value = first; value <= last; value += Number(match[3] ?? 1)) values.add(value)
  }
  return values
}

type CronDay = (day: Temporal.PlainDate) => readonly Temporal.PlainTime[]

/**
 * The times of a day at which a five-field cron line asks for a run.
 * @throws AppError `cron-unread`
 */
export function cronDay(cron: string): CronDay {
  const fields = cron.trim().split(/\s+/)
  if (fields.length !== parts.length) throw notCron(cron)
  const [minutes, hours, daysOfMonth, months, weekdays] = parts.map((part, i) =>
    valuesOf(fields[i] ?? '', part, cron),
  )
  const times = [...(hours ?? [])].flatMap((hour) =>
    [...(minutes ?? [])].map((minute) => Temporal.PlainTime.from({ hour, minute })),
  )
  times.sort(Temporal.PlainTime.compare)
  // Where both are restricted, cron takes either; none of ours restricts both.
  const fits = ({ month, day, dayOfWeek }: Temporal.PlainDate) =>
    months?.has(month) &&
    daysOfMonth?.has(day) &&
    (weekdays?.has(dayOfWeek % 7) || (dayOfWeek === 7 && weekdays?.has(7)))

  return (day) => (fits(day) ? times : [])
}
