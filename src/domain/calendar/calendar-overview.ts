import { type CalendarDay, chineseRegion, regionOf } from './calendar-day.ts'
import { enteredYears } from './calendar-for.ts'
import { isPublishedYear } from './chinese-days.ts'
import { yearOf } from './work-calendar.ts'

/**
 * What is known of a year. `published`: the State Council's arrangement; `entered`: a whole list of days off;
 * `weekdays`: the rule there is Monday to Friday; `unknown`: in China, without data.
 */
export type YearStanding = {
  readonly year: number
  readonly known: 'published' | 'entered' | 'weekdays' | 'unknown'
  readonly daysOff: number
  readonly workingDays: number
}

/** This year, the next, and whichever later ones have entered days. */
export function calendarOverview(
  zone: string,
  entered: readonly CalendarDay[],
  today: string,
): readonly YearStanding[] {
  const region = regionOf(zone)
  const own = entered.filter((each) => each.region === region)
  const whole = enteredYears(own)
  const first = yearOf(today)
  const years = new Set([
    first,
    first + 1,
    ...own.map(({ day }) => yearOf(day)).filter((year) => year > first),
  ])
  const known = (year: number): YearStanding['known'] => {
    if (region !== chineseRegion) return 'weekdays'
    if (isPublishedYear(year)) return 'published'
    return whole.has(year) ? 'entered' : 'unknown'
  }

  return [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const days = own.filter(({ day }) => yearOf(day) === year)
      const workingDays = days.filter(({ isWorking }) => isWorking).length
      return { year, known: known(year), daysOff: days.length - workingDays, workingDays }
    })
}
