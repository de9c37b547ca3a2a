// The data alone: the package's functions read a day in the process's own zone, and are a day off west of Greenwich.
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

const holidays: Readonly<Record<string, string>> = data.holidays
const workdays: Readonly<Record<string, string>> = data.workdays

const years: ReadonlySet<number> = new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))

/** Whether the State Council's arrangement of that year is in the data. */
export const isPublishedYear = (year: number): boolean => years.has(year)

/** What the arrangement says of a day: worked (调休), off, or nothing: then its weekday holds. */
export function arrangedDay(day: string): boolean | undefined {
  if (day in workdays) return true
  return day in holidays ? false : undefined
}

/** A year's public holidays, day by day, each with its names as published: `Spring Festival,春节,4`. */
export const publishedHolidays = (year: number): readonly { readonly day: string; readonly name: string }[] =>
  Object.entries(holidays).flatMap(([day, name]) => (day.startsWith(`${year}-`) ? [{ day, name }] : []))
