import { Temporal } from 'temporal-polyfill'

/** Where a rule stands: the local moment of whoever speaks. */
export type Here = { readonly today: Temporal.PlainDate; readonly now: Temporal.PlainDateTime }

type Groups = Readonly<Record<string, string | undefined>>

/**
 * Words for a day or a moment, and what they mean from here: a `PlainDate`, or a `PlainDateTime` where they name the
 * moment itself. Undefined: not a date after all.
 */
export type DayRule = {
  readonly pattern: RegExp
  read(groups: Groups, here: Here): Temporal.PlainDate | Temporal.PlainDateTime | undefined
}

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 })

/** That weekday `weeks` calendar weeks from this one, Monday first: 下周二 on a Sunday is the day after tomorrow. */
export const weekdayIn = ({ today }: Here, weeks: number, weekday: number): Temporal.PlainDate =>
  mondayOf(today).add({ days: 7 * weeks + weekday - 1 })

/** The next such weekday; today's own name means a week from now. */
export const comingWeekday = (here: Here, weekday: number): Temporal.PlainDate => {
  const thisWeek = weekdayIn(here, 0, weekday)
  return Temporal.PlainDate.compare(thisWeek, here.today) > 0 ? thisWeek : thisWeek.add({ days: 7 })
}

/** The last day of its month. */
export const lastOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth })

/** 2月30日 is no day. */
export function dayIn(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day <= first.daysInMonth ? first.with({ day }) : undefined
}

/** The next 5 January; with a year, that one, past or not. */
export function dayOfYear(
  { today }: Here,
  month: number,
  day: number,
  year?: string,
): Temporal.PlainDate | undefined {
  if (year !== undefined) return dayIn(Number(year), month, day)
  const years = [0, 1, 2, 3, 4].map((ahead) => dayIn(today.year + ahead, month, day))
  return years.find((each) => each && Temporal.PlainDate.compare(each, today) >= 0)
}

/** The next 20th, this month's or the first one that has it. */
export function dayOfMonth({ today }: Here, day: number): Temporal.PlainDate | undefined {
  const months = [0, 1, 2].map((ahead) => today.with({ day: 1 }).add({ months: ahead }))
  const days = months.map(({ year, month }) => dayIn(year, month, day))
  return days.find((each) => each && Temporal.PlainDate.compare(each, today) >= 0)
}

/** `n` units from now; minutes and hours are moments, all else are days. */
export function after(
  { today, now }: Here,
  n: number,
  unit: string,
): Temporal.PlainDate | Temporal.PlainDateTime {
  const whole = Math.floor(n)
  if (unit === 'min') return now.add({ minutes: whole })
  if (unit === 'h') return now.add({ minutes: Math.round(n * 60) })
  if (unit === 'd') return today.add({ days: whole })
  if (unit === 'w') return today.add({ weeks: whole })
  if (unit === 'mo') return n < 1 ? today.add({ days: 15 }) : today.add({ months: whole })
  return n < 1 ? today.add({ months: 6 }) : today.add({ years: whole })
}
