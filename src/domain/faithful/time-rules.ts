import { chineseNumber } from './chinese-number.ts'
import { amount, type FigureRule, type Reading, readingsOf, timeOfDay } from './figure.ts'
import { shortForm } from './patterns.ts'

const late = /下午|傍晚|晚|夜/u

const at = (hour: number, minute: number): Reading | undefined =>
  hour < 24 && minute < 60 ? [timeOfDay(hour * 60 + minute)] : undefined

/** A time as it may be meant: 3:30 is in the morning or in the afternoon, 下午3点半 and 15:30 are not both. */
function times(part: string | undefined, hour: number, minute: number): readonly (Reading | undefined)[] {
  if (part === undefined) return [at(hour, minute), hour < 12 ? at(hour + 12, minute) : undefined]
  const isLate = late.test(part) || (part === '中午' && hour < 3)
  return [at(isLate && hour < 12 ? hour + 12 : hour, minute)]
}

function minutesOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (text === '半') return 30
  return text.endsWith('刻') ? chineseNumber(text[0] ?? '') * 15 : chineseNumber(text)
}

const part = '(?<part>凌晨|清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|早|晚)'
const half = String.raw`(?<half>[ap])\.?m\b\.?`

/** Times of the day in both languages, in the order to try them at one place. */
export const timeRules: readonly FigureRule[] = [
  {
    pattern: new RegExp(
      `(?:${part} ?)?(?<![\\d.])(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::\\d\\d)?(?!\\d)(?: ?${half})?`,
      'iuy',
    ),
    read: ({ part: said, hour = '', minute = '', half: twelve }) =>
      twelve
        ? readingsOf(twelveHours(hour, minute, twelve))
        : readingsOf(
            ...(hour.startsWith('0')
              ? [at(Number(hour), Number(minute))]
              : times(said, Number(hour), Number(minute))),
          ),
  },
  {
    pattern: new RegExp(`\\b(?<hour>\\d{1,2})(?:\\.(?<minute>\\d\\d))? ?${half}`, 'iuy'),
    read: ({ hour = '', minute = '0', half: twelve = '' }) => readingsOf(twelveHours(hour, minute, twelve)),
  },
  {
    pattern: new RegExp(
      `(?:${part} ?)?(?<hour>${shortForm}) ?(?:点钟?|时)(?:(?<minute>半|[一三]刻|(?:${shortForm})(?=分)|[二三四五]?十[一二三四五六七八九]?|\\d\\d)分?|整)`,
      'uy',
    ),
    read: ({ part: said, hour = '', minute }) =>
      readingsOf(...times(said, chineseNumber(hour), minutesOf(minute))),
  },
  {
    pattern: new RegExp(`${part} ?(?<hour>${shortForm}) ?[点时](?![间候])`, 'uy'),
    // 早一点, 晚一点: sooner and later, no hour.
    read: ({ part: said = '', hour = '' }) =>
      hour === '一' && said.length === 1 ? [] : readingsOf(...times(said, chineseNumber(hour), 0)),
  },
  // 三点 is a time or three points; 一点 is neither, unless more says so.
  {
    pattern: new RegExp(`(?<hour>${shortForm}) ?点(?:钟|(?!\\d|[零一二三四五六七八九]))`, 'uy'),
    read: ({ hour = '' }) =>
      hour === '一'
        ? []
        : readingsOf(...times(undefined, chineseNumber(hour), 0), [amount(chineseNumber(hour))]),
  },
  {
    pattern: /(?<![\d.])(?<hour>\d{1,2})时(?![间候段常长])/uy,
    read: ({ hour = '' }) => readingsOf(...times(undefined, Number(hour), 0)),
  },
  {
    pattern:
      /\b(?:at|by|before|after|around|until|till) (?<hour>\d{1,2})(?: o['’]?clock\b|(?![\d%:/.,-]|[a-z]| ?(?:%|percent|[a-z]{3,})))/iuy,
    read: ({ hour = '' }) => readingsOf(...times(undefined, Number(hour), 0), [amount(Number(hour))]),
  },
  {
    pattern: /\b(?<hour>\d{1,2}) o['’]?clock\b/iuy,
    read: ({ hour = '' }) => readingsOf(...times(undefined, Number(hour), 0)),
  },
  { pattern: /\bnoon\b|\bmidday\b|正午/iuy, read: () => [[timeOfDay(720)]] },
]

const twelveHours = (hour: string, minute: string, half: string): Reading | undefined =>
  Number(hour) > 12
    ? undefined
    : at((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0), Number(minute))
