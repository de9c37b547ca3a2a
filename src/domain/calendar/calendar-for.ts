import { type CalendarDay, chineseRegion, regionOf } from './calendar-day.ts'
import { arrangedDay, isPublishedYear } from './chinese-days.ts'
import { isWeekday, type WorkCalendar, yearOf } from './work-calendar.ts'

/**
 * So many entered days off make a Chinese year known: the fewest statutory holidays that any year has had since 2008.
 * A single day off, for a company outing, says nothing of Spring Festival.
 */
export const daysOffOfKnownYear = 11

/** Years of which enough days off have been entered to take them for whole. */
export function enteredYears(days: readonly CalendarDay[]): ReadonlySet<number> {
  const daysOff = new Map<number, number>()
  for (const { day, isWorking } of days) {
    if (!isWorking) daysOff.set(yearOf(day), (daysOff.get(yearOf(day)) ?? 0) + 1)
  }
  return new Set([...daysOff].filter(([, count]) => count >= daysOffOfKnownYear).map(([year]) => year))
}

/**
 * The working days of a zone: what was entered comes first, then, in China, the public arrangement, then Monday to
 * Friday. Elsewhere Monday to Friday is the rule itself, and no year is unknown.
 */
export function calendarFor(zone: string, entered: readonly CalendarDay[]): WorkCalendar {
  const region = regionOf(zone)
  const own = entered.filter((each) => each.region === region)
  const byDay = new Map(own.map(({ day, isWorking }) => [day, isWorking]))
  const isChinese = region === chineseRegion
  const known = enteredYears(own)

  return {
    isWorkingDay: (day) => byDay.get(day) ?? (isChinese ? arrangedDay(day) : undefined) ?? isWeekday(day),
    knows: (year) => !isChinese || isPublishedYear(year) || known.has(year),
  }
}
