import { Temporal } from 'temporal-polyfill'
import { zhNumber } from './zh-number.ts'

/** Words for a time of day. Undefined: not a time after all. */
export type TimeRule = {
  readonly pattern: RegExp
  read(groups: Readonly<Record<string, string | undefined>>): Temporal.PlainTime | undefined
}

const time = (hour: number, minute = 0): Temporal.PlainTime | undefined =>
  hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : undefined

/** Nobody calls a customer at three in the night: an hour from 1 to 6 without more is in the afternoon. */
const inOfficeHours = (hour: number): number => (hour >= 1 && hour <= 6 ? hour + 12 : hour)

/** What a part of the day stands for alone. */
const parts: Readonly<Record<string, number>> = {
  凌晨: 6,
  早上: 9,
  早晨: 9,
  清早: 9,
  早: 9,
  上午: 9,
  中午: 12,
  下午: 14,
  傍晚: 18,
  晚上: 20,
  晚: 20,
  夜里: 20,
}
const zhPart = '凌晨|早上|早晨|清早|上午|中午|下午|傍晚|晚上|夜里'

function zhHour(part: string | undefined, hour: number): number {
  if (part === undefined) return inOfficeHours(hour)
  const isLate = (parts[part] ?? 0) >= 12
  if (part === '中午') return hour < 3 ? hour + 12 : hour
  return isLate && hour < 12 ? hour + 12 : hour
}

const zhMinute = (text: string | undefined): number => {
  if (text === undefined) return 0
  if (text === '半') return 30
  if (text.endsWith('刻')) return zhNumber(text[0] ?? '') * 15
  return zhNumber(text)
}

const colonHour = (hour: string): number =>
  hour.startsWith('0') ? Number(hour) : inOfficeHours(Number(hour))

/** In the order to try them at one place. */
export const timeRules: readonly TimeRule[] = [
  {
    pattern: new RegExp(
      `(?<part>${zhPart}|早|晚)?(?<hour>[0-9]{1,2}|[零一二两三四五六七八九十]{1,3})[点时](?!半?[间候数])(?:钟|整)?(?:(?<minute>半|[一三]刻|[0-9]{1,2}|[一二三四五六七八九十]{1,3})分?)?`,
      'u',
    ),
    read: ({ part, hour = '', minute }) => time(zhHour(part, zhNumber(hour)), zhMinute(minute)),
  },
  {
    pattern: new RegExp(
      `(?<part>${zhPart}|早|晚)?(?<hour>\\d{1,2})[:：](?<minute>\\d{2})(?!\\d)(?! ?[ap]\\.?m)`,
      'iu',
    ),
    read: ({ part, hour = '', minute = '' }) =>
      time(part ? zhHour(part, Number(hour)) : colonHour(hour), Number(minute)),
  },
  {
    pattern: new RegExp(`(?<part>${zhPart})`, 'u'),
    read: ({ part = '' }) => time(parts[part] ?? 9),
  },
  {
    pattern: /(?:\bat )?\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))? ?(?<half>[ap])\.?m\b\.?/iu,
    read: ({ hour, minute = '0', half = '' }) => {
      const twelve = Number(hour) % 12
      return Number(hour) > 12
        ? undefined
        : time(twelve + (half.toLowerCase() === 'p' ? 12 : 0), Number(minute))
    },
  },
  {
    pattern:
      /\bat (?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?: o[’']?clock)?(?![\d%:/]| ?(?:percent|units|pcs))\b/iu,
    read: ({ hour = '', minute = '0' }) => time(inOfficeHours(Number(hour)), Number(minute)),
  },
  { pattern: /\b(?:at )?noon\b/iu, read: () => time(12) },
]

const enParts = { morning: 9, afternoon: 14, evening: 18, night: 20 } as const

/** Parts of the day in English: they are times beside a day alone ("tomorrow morning"), as "good morning" is none. */
export const besideDayRules: readonly TimeRule[] = [
  {
    pattern: /(?:in the )?(?<part>morning|afternoon|evening|night)\b/iu,
    read: ({ part = '' }) => time(enParts[part.toLowerCase() as keyof typeof enParts]),
  },
  { pattern: /(?<part>早|晚)(?!点|会|餐|上)/u, read: ({ part = '' }) => time(parts[part] ?? 9) },
]
