import { zhVagueRules } from './day-rules-zh-vague.ts'
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
import { zhNumber } from './zh-number.ts'

const weekdaysZh = '一二三四五六日天'
const zhWeekday = (mark: string): number => (mark === '天' ? 7 : weekdaysZh.indexOf(mark) + 1)
const zhUnits: Readonly<Record<string, string>> = {
  分钟: 'min',
  小时: 'h',
  钟头: 'h',
  天: 'd',
  日: 'd',
  周: 'w',
  星期: 'w',
  礼拜: 'w',
  月: 'mo',
  年: 'y',
}
const num = '(?<n>[0-9]{1,4}|[零一二两三四五六七八九十百]{1,5}|半)'
const nearDays: Readonly<Record<string, number>> = {
  大后: 3,
  后: 2,
  明: 1,
  今: 0,
  昨: -1,
  前: -2,
  大前: -3,
}

/** 明天, 下周二, 月底, 3天后: in the order to try them at one place. */
export const zhDayRules: readonly DayRule[] = [
  ...zhVagueRules,
  {
    pattern: new RegExp(
      `${num}(?<half>个半)?(?<unit>分钟|个?小时|个?钟头|个?星期|个?礼拜|天|日|周|个月|(?<=半)月|年)(?:以后|之后|后)`,
      'u',
    ),
    read: ({ n = '', half, unit = '' }, here) => {
      const count = n === '半' ? 0.5 : zhNumber(n) + (half ? 0.5 : 0)
      return Number.isNaN(count) ? undefined : after(here, count, zhUnits[unit.replace('个', '')] ?? 'd')
    },
  },
  {
    pattern: /(?<near>大后|大前|后|明|今|昨|前)天|(?<short>明|今|昨)(?:日|(?=[早晚]))/u,
    read: ({ near, short }, { today }) => today.add({ days: nearDays[near ?? short ?? ''] ?? 0 }),
  },
  {
    pattern: /(?<which>下下|下|本|这|上)?(?:个)?(?:周|星期|礼拜)(?<mark>[一二三四五六日天])/u,
    read: ({ which, mark = '' }, here) => {
      const weekday = zhWeekday(mark)
      const weeks = { 下下: 2, 下: 1, 本: 0, 这: 0, 上: -1 }[which ?? '']
      return weeks === undefined ? comingWeekday(here, weekday) : weekdayIn(here, weeks, weekday)
    },
  },
  {
    pattern: /(?<which>下下|下|本|这)?(?:个)?周(?<end>末)?(?=$|[^一-龥]|[^一二三四五六日天年内期])/u,
    read: ({ which, end }, here) => {
      if (which === undefined && !end) return undefined
      const weeks = { 下下: 2, 下: 1 }[which ?? ''] ?? 0
      if (end && weeks === 0) return here.today.dayOfWeek === 6 ? here.today : comingWeekday(here, 6)
      if (end) return weekdayIn(here, weeks, 6)
      return weeks > 0 ? weekdayIn(here, weeks, 1) : undefined
    },
  },
  {
    pattern: /(?<next>下个?)(?<unit>月)(?<part>[初中底末]|(?<day>[0-9]{1,2}|[一二三十]{1,3})[号日])?/u,
    read: ({ part, day }, { today }) => {
      const first = today.with({ day: 1 }).add({ months: 1 })
      if (day !== undefined) return dayIn(first.year, first.month, zhNumber(day))
      if (part === '底' || part === '末') return lastOf(first)
      return part === '中' ? first.with({ day: 15 }) : first
    },
  },
  {
    pattern: /(?:(?:这个|本)?月(?<part>[初中底末])|(?<year>年[底末]))/u,
    read: ({ part, year }, here) => {
      if (year) return dayIn(here.today.year, 12, 31)
      return part === '初' || part === '中' ? dayOfMonth(here, part === '初' ? 1 : 15) : lastOf(here.today)
    },
  },
  {
    pattern:
      /(?:(?<year>[0-9]{4}|明|今)年)?(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]?/u,
    read: ({ year, month = '', day = '' }, here) => {
      const { year: thisYear } = here.today
      const named = { 明: String(thisYear + 1), 今: String(thisYear) }[year ?? ''] ?? year
      return dayOfYear(here, zhNumber(month), zhNumber(day), named)
    },
  },
  {
    pattern:
      /(?<![0-9月])(?<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?![楼店线院门机码库仓])/u,
    read: ({ day = '' }, here) => dayOfMonth(here, zhNumber(day)),
  },
]
