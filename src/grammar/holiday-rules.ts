import { Temporal } from 'temporal-polyfill'
import {
  type HolidayName,
  type HolidaySide,
  type Holidays,
  holidaysOf,
} from '#src/domain/calendar/holidays.ts'
import type { DayRule, Here } from './day-steps.ts'

const zhNames: Readonly<Record<string, HolidayName>> = {
  元旦节: 'new-year',
  元旦: 'new-year',
  春节: 'spring-festival',
  过年: 'spring-festival',
  清明节: 'tomb-sweeping',
  清明: 'tomb-sweeping',
  五一: 'labour-day',
  劳动节: 'labour-day',
  端午节: 'dragon-boat',
  端午: 'dragon-boat',
  中秋节: 'mid-autumn',
  中秋: 'mid-autumn',
  国庆节: 'national-day',
  国庆: 'national-day',
}
const enNames: readonly (readonly [HolidayName, RegExp])[] = [
  ['spring-festival', /spring festival|(?:chinese|lunar) new year/iu],
  ['new-year', /new year/iu],
  ['tomb-sweeping', /tomb|qingming/iu],
  ['labour-day', /labou?r|may day/iu],
  ['dragon-boat', /dragon/iu],
  ['mid-autumn', /autumn/iu],
  ['national-day', /national/iu],
]

const zhName = `(?<name>${Object.keys(zhNames)
  .sort((a, b) => b.length - a.length)
  .join('|')})`
const enName =
  "(?<name>spring festival|chinese new year|lunar new year|new year(?:['’]s day)?|tomb[- ]sweeping day|qingming(?: festival)?|labou?r day|may day|dragon boat(?: festival)?|mid-?autumn(?: festival)?|national day)"

/** Beside a side any text may hold it; alone it stands between spaces: 国庆促销方案 is no date. */
const patterns: readonly RegExp[] = [
  new RegExp(`${zhName}(?:假期|长假|放假|节假)?(?:以|之)?(?<side>前|后|当天|那天)`, 'u'),
  new RegExp(`(?<=^|[\\s,，])${zhName}(?=$|[\\s,，])`, 'u'),
  new RegExp(`\\b(?<side>before|after|on) (?:the )?${enName}(?: holidays?)?\\b`, 'iu'),
  // 年后再联系: after Spring Festival, as everybody says. 3年后 and 今年前 are other things.
  /(?<![\p{N}一二两三四五六七八九十百今明去前后半每几多周新成青整近])(?<name>年)(?<side>前|后)(?=$|[\s,，再联跟回谈约见])/u,
]

const sideOf = (word: string | undefined): HolidaySide => {
  if (word === '前' || word?.toLowerCase() === 'before') return 'before'
  return word === '后' || word?.toLowerCase() === 'after' ? 'after' : 'on'
}

const nameOf = (word: string): HolidayName | undefined =>
  word === '年'
    ? 'spring-festival'
    : (zhNames[word] ?? enNames.find(([, pattern]) => pattern.test(word))?.[0])

const published = holidaysOf([])

type Named = { readonly name: HolidayName; readonly side: HolidaySide }

/** The next such day, this year's or the next one's; or the year whose holidays are not known. */
function dayAhead(
  { name, side }: Named,
  { today }: Pick<Here, 'today'>,
  holidays: Holidays,
): { readonly day: Temporal.PlainDate } | { readonly unknown: number } | undefined {
  for (const year of [today.year, today.year + 1]) {
    const day = holidays.dayOf(name, side, year)
    if (day === undefined) return holidays.knows(year) ? undefined : { unknown: year }
    const date = Temporal.PlainDate.from(day)
    if (Temporal.PlainDate.compare(date, today) >= 0) return { day: date }
  }
  return undefined
}

const namedIn = (groups: Readonly<Record<string, string | undefined>>): Named | undefined => {
  const name = nameOf(groups['name'] ?? '')
  return name && { name, side: sideOf(groups['side']) }
}

/** 春节后, 国庆前, `after Spring Festival`: by what is published, and what was entered. */
export const holidayRules = (holidays: Holidays = published): readonly DayRule[] =>
  patterns.map((pattern) => ({
    pattern,
    read: (groups, here) => {
      const named = namedIn(groups)
      const found = named && dayAhead(named, here, holidays)
      return found && 'day' in found ? found.day : undefined
    },
  }))

/** A holiday in a text that cannot be made a day of, since nobody has entered its year's. */
export function unknownHoliday(
  text: string,
  here: Pick<Here, 'today'>,
  holidays: Holidays = published,
): { readonly said: string; readonly year: number } | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    const named = match?.groups && namedIn(match.groups)
    const found = named && dayAhead(named, here, holidays)
    if (match && found && 'unknown' in found) return { said: match[0].trim(), year: found.unknown }
  }
  return undefined
}
