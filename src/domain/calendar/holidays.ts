import { type CalendarDay, chineseRegion } from './calendar-day.ts'
import { calendarFor } from './calendar-for.ts'
import { publishedHolidays } from './chinese-days.ts'
import { nextWorkingDay, shiftDay } from './working-days.ts'

/** The public holidays of China that people name in place of a date. */
const holidayNames = [
  'new-year',
  'spring-festival',
  'tomb-sweeping',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const
export type HolidayName = (typeof holidayNames)[number]

/** What a holiday is called where its days are listed, as published or as somebody entered it. */
const spellings: Readonly<Record<HolidayName, RegExp>> = {
  'new-year': /元旦|^new year/iu,
  'spring-festival': /春节|spring festival|chinese new year|lunar new year/iu,
  'tomb-sweeping': /清明|tomb|qingming/iu,
  'labour-day': /劳动|五一|labou?r|may day/iu,
  'dragon-boat': /端午|dragon boat/iu,
  'mid-autumn': /中秋|mid-?autumn/iu,
  'national-day': /国庆|national day/iu,
}

/** The side of a holiday that is meant: the last working day before it, its own first day, the first one after it. */
export type HolidaySide = 'before' | 'on' | 'after'

/** Holidays as days, by what is published and what was entered. */
export type Holidays = {
  /** A day of that year; undefined where its holidays are not known, or it has no such one. */
  dayOf(name: HolidayName, side: HolidaySide, year: number): string | undefined
  knows(year: number): boolean
}

/** New Year, Labour Day and National Day begin on the same date each year. */
const fixed: Readonly<Partial<Record<HolidayName, string>>> = {
  'new-year': '01-01',
  'labour-day': '05-01',
  'national-day': '10-01',
}

function previousWorkingDay(isWorkingDay: (day: string) => boolean, before: string): string {
  let day = shiftDay(before, -1)
  for (let back = 0; back < 20 && !isWorkingDay(day); back++) day = shiftDay(day, -1)
  return day
}

/** The holidays of China, with the days that were entered on top of what is published. */
export function holidaysOf(entered: readonly CalendarDay[]): Holidays {
  const calendar = calendarFor('Asia/Shanghai', entered)
  const own = entered.filter(({ region, isWorking }) => region === chineseRegion && !isWorking)
  const daysOf = (name: HolidayName, year: number): readonly string[] =>
    [...publishedHolidays(year), ...own.filter(({ day }) => day.startsWith(`${year}-`))]
      .filter((each) => spellings[name].test(each.name ?? ''))
      .map(({ day }) => day)
      .sort()

  return {
    knows: (year) => calendar.knows(year),
    dayOf: (name, side, year) => {
      const days = daysOf(name, year)
      const [first, last] = [days[0], days.at(-1)]
      const own = fixed[name] === undefined ? first : `${year}-${fixed[name]}`
      if (side === 'after') return last && nextWorkingDay(calendar, shiftDay(last, 1))
      if (side === 'on') return own
      const begins = first ?? own
      return begins && previousWorkingDay(calendar.isWorkingDay, begins)
    },
  }
}
