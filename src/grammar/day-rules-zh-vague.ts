import { after, type DayRule, dayIn, dayOfMonth, dayOfYear, lastOf } from './day-steps.ts'
import { zhNumber } from './zh-number.ts'

/** The day on which a third of a month begins to be over: 上旬 its fifth, 中旬 its fifteenth, 下旬 its twenty-fifth. */
const thirds: Readonly<Record<string, number>> = { 上: 5, 中: 15, 下: 25 }
const units: Readonly<Record<string, string>> = { 天: 'd', 周: 'w', 星期: 'w', 礼拜: 'w', 月: 'mo' }
const spokenDays: Readonly<Record<string, number>> = { 明: 1, 后: 2, 今: 0, 昨: -1 }

/** How people speak of a day without its date: 过两天, 1月中旬, 明儿, 明后天, 下个季度. */
export const zhVagueRules: readonly DayRule[] = [
  {
    pattern: /过(?:个)?(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(?<unit>天|周|星期|礼拜|月)/u,
    read: ({ n = '', unit = '' }, here) => after(here, zhNumber(n), units[unit] ?? 'd'),
  },
  {
    pattern:
      /(?:(?<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?|(?<next>下个?月)|(?:这个|本)?月)?(?<third>[上中下])旬/u,
    read: ({ month, next, third = '' }, here) => {
      const day = thirds[third] ?? 15
      if (next) return here.today.with({ day: 1 }).add({ months: 1 }).with({ day })
      if (month === undefined) return dayOfMonth(here, day)
      const [thisYear, nextYear] = [0, 1].map((years) => dayIn(here.today.year + years, zhNumber(month), day))
      return thisYear && lastOf(thisYear).since(here.today).days >= 0 ? thisYear : nextYear
    },
  },
  {
    // 3月份, 明年3月: a month alone is often something else (3月的货).
    pattern:
      /(?<year>明年|今年)(?<a>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?(?![0-9一二三四五六七八九十初中底末上下])|(?<b>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份(?![初中底末上下])/u,
    read: ({ year, a, b }, here) => {
      const thisYear = here.today.year
      if (year) return dayIn(thisYear + (year === '明年' ? 1 : 0), zhNumber(a ?? ''), 1)
      return dayOfYear(here, zhNumber(b ?? ''), 1)
    },
  },
  { pattern: /(?:明后|后两)天/u, read: (_, { today }) => today.add({ days: 1 }) },
  {
    pattern: /(?<near>明|后|今|昨)儿个?(?!子|童|科)/u,
    read: ({ near = '' }, { today }) => today.add({ days: spokenDays[near] ?? 0 }),
  },
  {
    pattern: /下个?季度/u,
    read: (_, { today }) => today.with({ day: 1, month: Math.ceil(today.month / 3) * 3 }).add({ months: 1 }),
  },
]
