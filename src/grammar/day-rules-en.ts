import {
  after,
  comingWeekday,
  type DayRule,
  dayIn,
  dayOfMonth,
  dayOfYear,
  lastOf,
  weekdayIn,
} from './day-steps.ts'

const enWeekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const enWeekday = (word: string): number =>
  enWeekdays.findIndex((day) => word.toLowerCase().startsWith(day)) + 1
const enMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const dayName = 'mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:rs?)?(?:day)?|fri(?:day)?'
const weekend = 'saturday|sunday'
const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const enUnit = '(?<unit>mins?|minutes?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|years?|y)'
const unitOf = (word: string): string => {
  const lower = word.toLowerCase()
  if (lower.startsWith('mo')) return 'mo'
  if (lower.startsWith('mi')) return 'min'
  return lower[0] ?? 'd'
}
const monthOf = (word: string): number => enMonths.indexOf(word.toLowerCase().slice(0, 3)) + 1
const enCounts: Readonly<Record<string, number>> = { a: 1, an: 1, 'half a': 0.5, 'half an': 0.5 }

/** `next Tue`, `in 3d`, `end of month`: in the order to try them at one place. */
export const enDayRules: readonly DayRule[] = [
  {
    pattern: new RegExp(`\\bin (?<n>\\d{1,4}(?:\\.5)?|half an?|an?) ?${enUnit}\\b`, 'iu'),
    read: ({ n = '', unit = '' }, here) => after(here, enCounts[n.toLowerCase()] ?? Number(n), unitOf(unit)),
  },
  {
    pattern: /\b(?:the )?day after (?:tomorrow|tmrw?|tmw)\b/iu,
    read: (_, { today }) => today.add({ days: 2 }),
  },
  {
    pattern: /\ba week (?:from )?(?<from>today|tomorrow|now)\b/iu,
    read: ({ from }, { today }) => today.add({ days: from?.toLowerCase() === 'tomorrow' ? 8 : 7 }),
  },
  {
    // British: "Tuesday week" and "a week on Tuesday" are the one after the coming one.
    pattern: new RegExp(
      `\\b(?:(?<day>${dayName}|${weekend}) week|a week on (?<on>${dayName}|${weekend}))\\b`,
      'iu',
    ),
    read: ({ day, on }, here) => comingWeekday(here, enWeekday(day ?? on ?? '')).add({ days: 7 }),
  },
  {
    pattern: /\b(?:next quarter|(?<end>(?:end of (?:the |this )?quarter|quarter[- ]end|eoq)))\b/iu,
    read: ({ end }, { today }) => {
      const last = today.with({ day: 1, month: Math.ceil(today.month / 3) * 3 })
      return end ? lastOf(last) : last.add({ months: 1 })
    },
  },
  {
    pattern: new RegExp(`\\bmid[- ](?<month>${monthName})\\b`, 'iu'),
    read: ({ month = '' }, here) => dayOfYear(here, monthOf(month), 15),
  },
  { pattern: /\byear[- ]end\b/iu, read: (_, { today }) => dayIn(today.year, 12, 31) },
  { pattern: /\btonight\b/iu, read: (_, { today }) => today.toPlainDateTime('20:00') },
  { pattern: /\b(?:tmrw?|tmw|tomorrow)\b/iu, read: (_, { today }) => today.add({ days: 1 }) },
  {
    pattern: new RegExp(`\\b(?<day>${dayName}|${weekend}) next week\\b`, 'iu'),
    read: ({ day = '' }, here) => weekdayIn(here, 1, enWeekday(day)),
  },
  {
    pattern: new RegExp(
      `\\b(?<which>next|this|last|on|by|until|before) (?<day>${dayName}|${weekend}|sat|sun)\\b`,
      'iu',
    ),
    read: ({ which = '', day = '' }, here) => {
      const weeks = { next: 1, this: 0, last: -1 }[which.toLowerCase()]
      return weeks === undefined
        ? comingWeekday(here, enWeekday(day))
        : weekdayIn(here, weeks, enWeekday(day))
    },
  },
  {
    // "sat" and "sun" are words of their own: alone, at either end or before a time.
    pattern: new RegExp(
      `\\b(?<day>${dayName}|${weekend})\\b|^(?<lone>sat|sun)\\b|\\b(?<last>sat|sun)(?=$| \\d)`,
      'iu',
    ),
    read: ({ day, lone, last }, here) => comingWeekday(here, enWeekday(day ?? lone ?? last ?? '')),
  },
  {
    pattern:
      /\b(?:eo(?<short>[wmy])|(?:the )?end of (?:the |this )?(?<next>next )?(?<unit>week|month|year))\b/iu,
    read: ({ short, next, unit }, here) => {
      const what = (short ?? unit ?? '').toLowerCase()[0]
      const ahead = next ? 1 : 0
      if (what === 'w') return weekdayIn(here, ahead, 5)
      if (what === 'm') return lastOf(here.today.with({ day: 1 }).add({ months: ahead }))
      return dayIn(here.today.year + ahead, 12, 31)
    },
  },
  {
    pattern:
      /\b(?:(?:the )?(?:week after next)|next (?<unit>week|month|year)|(?:the )?first of next month)\b/iu,
    read: ({ unit }, here) => {
      if (unit === undefined) return weekdayIn(here, 2, 1)
      if (unit.toLowerCase() === 'week') return weekdayIn(here, 1, 1)
      const first = here.today.with({ day: 1 })
      return unit.toLowerCase() === 'month' ? first.add({ months: 1 }) : dayIn(here.today.year + 1, 1, 1)
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?<m1>${monthName}) (?<d1>\\d{1,2})(?:st|nd|rd|th)?|(?<d2>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<m2>${monthName}))\\b(?:,? (?<year>20\\d\\d))?(?!\\d)`,
      'iu',
    ),
    read: ({ m1, d1, d2, m2, year }, here) =>
      dayOfYear(here, monthOf(m1 ?? m2 ?? ''), Number(d1 ?? d2), year),
  },
  {
    pattern: /\b(?:on )?the (?<day>\d{1,2})(?:st|nd|rd|th)\b/iu,
    read: ({ day }, here) => dayOfMonth(here, Number(day)),
  },
  {
    pattern: /(?<![\d/.-])(?<a>\d{1,2})\/(?<b>\d{1,2})(?:\/(?<year>20\d\d))?(?![\d/])/u,
    // Month first, as Chinese and American readers write it; where that is no month, the other way round.
    read: ({ a, b, year }, here) =>
      dayOfYear(here, Number(a), Number(b), year) ?? dayOfYear(here, Number(b), Number(a), year),
  },
]
