import { chineseNumber } from './chinese-number.ts'
import {
  amount,
  dayReading,
  type FigureRule,
  quarter,
  type Reading,
  readingsOf,
  share,
  weekday,
} from './figure.ts'
import { monthForm, monthNumber, shortForm } from './patterns.ts'

const toNumber = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : chineseNumber(text)

/** A day of a year, month and day where they are said. */
function day(
  year: string | undefined,
  month: string | undefined,
  date: string | undefined,
): Reading | undefined {
  const [y, m, d] = [year, month, date].map(toNumber)
  return dayReading({
    ...(y === undefined ? {} : { year: y }),
    ...(m === undefined ? {} : { month: m }),
    ...(d === undefined ? {} : { day: d }),
  })
}

const numbers = (...texts: readonly (string | undefined)[]): Reading =>
  texts.filter((text) => text !== undefined).map((text) => amount(Number(text)))

const both = (one: Reading | undefined, other: Reading | undefined): Reading | undefined =>
  one && other && [...one, ...other]

const numeric: readonly FigureRule[] = [
  {
    pattern: /(?<!\d)(?<y>(?:19|20)\d\d)(?<mark>[-/.])(?<m>\d{1,2})\k<mark>(?<d>\d{1,2})(?!\d)/uy,
    read: ({ y, m, d }) => readingsOf(day(y, m, d)),
  },
  {
    pattern: /(?<!\d)(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<y>(?:19|20)\d\d)(?!\d)/uy,
    read: ({ a, b, y }) => readingsOf(day(y, a, b), day(y, b, a)),
  },
  // 12/11 is a day, in either order, or twelve of eleven; 3-5 is a range.
  {
    pattern: /(?<![\d.])(?<a>\d{1,2})\/(?<b>\d{1,3})(?![\d/.])/uy,
    read: ({ a, b }) =>
      readingsOf(
        day(undefined, a, b),
        day(undefined, b, a),
        [share(Number(a) / (Number(b) || 1))],
        numbers(a, b),
      ),
  },
  {
    pattern: /(?<![\d.-])(?<a>\d{1,2})-(?<b>\d{1,2})(?![\d.-]|[%万亿kmb年月天])/iuy,
    read: ({ a, b }) => readingsOf(day(undefined, a, b), numbers(a, b)),
  },
]

const to = '(?:至|到|~|-|–|—)'
const chinese: readonly FigureRule[] = [
  {
    pattern: new RegExp(
      `(?:(?<y>\\d{4}|\\d\\d|[零〇一二三四五六七八九]{4})年)?(?<m>${shortForm})月份?(?<d>${shortForm})[日号]?${to}(?<e>${shortForm})[日号]`,
      'uy',
    ),
    read: ({ y, m, d, e }) => readingsOf(both(day(y, m, d), day(undefined, m, e))),
  },
  {
    pattern: new RegExp(
      `(?<![\\d个])(?:(?<y>\\d{4}|\\d\\d|[零〇一二三四五六七八九]{4})年)?(?<m>${shortForm})月份?(?<d>${shortForm})[日号]?(?![\\d个年月])`,
      'uy',
    ),
    read: ({ y, m, d }) => readingsOf(day(y, m, d)),
  },
  {
    pattern: new RegExp(
      `(?<y>(?:19|20)\\d\\d|[二][零〇][零〇一二三四五六七八九]{2})年(?:(?<m>${shortForm})月)?`,
      'uy',
    ),
    read: ({ y, m }) => readingsOf(day(y, m, undefined)),
  },
  {
    pattern: new RegExp(
      `(?<m>${shortForm})月(?:份|底|初|中|末|(?![\\p{Script=Han}])|(?=[内前后至到起的]))`,
      'uy',
    ),
    read: ({ m }) => readingsOf(day(undefined, m, undefined)),
  },
  {
    pattern: new RegExp(`(?<d>${shortForm})[号日](?![线楼院门店码机])`, 'uy'),
    read: ({ d }) => readingsOf(day(undefined, undefined, d), [amount(chineseNumber(d ?? ''))]),
  },
  {
    pattern: /(?:周|星期|礼拜)(?<w>[一二三四五六日天1-7])(?![个次单天家])/uy,
    read: ({ w = '' }) => [[weekday(/[日天]/u.test(w) ? 7 : chineseNumber(w))]],
  },
  {
    pattern: /第?(?<q>[一二三四1-4])季度|q(?<r>[1-4])(?![\d\w])/iuy,
    read: ({ q, r }) => [[quarter(chineseNumber(q ?? r ?? ''))]],
  },
]

const ordinal = '(?:st|nd|rd|th)?'
const english: readonly FigureRule[] = [
  {
    pattern: new RegExp(
      `\\b(?<d>\\d{1,2})${ordinal} ?(?:to|-|–|—) ?(?<e>\\d{1,2})${ordinal} (?<m>${monthForm})\\b`,
      'iuy',
    ),
    read: ({ d, e, m = '' }) =>
      readingsOf(both(day(undefined, String(monthNumber(m)), d), day(undefined, String(monthNumber(m)), e))),
  },
  {
    pattern: new RegExp(
      `\\b(?<d>\\d{1,2})${ordinal}(?: of)?[ -]?(?<m>${monthForm})\\b\\.?(?:,?[ -](?<y>(?:19|20)\\d\\d))?`,
      'iuy',
    ),
    read: ({ d, m = '', y }) => readingsOf(day(y, String(monthNumber(m)), d)),
  },
  {
    pattern: new RegExp(
      `\\b(?<m>${monthForm})\\.? (?:the )?(?<d>\\d{1,2})${ordinal}(?![\\d%:.]\\d|[%:])(?:,? (?<y>(?:19|20)\\d\\d))?`,
      'iuy',
    ),
    read: ({ d, m = '', y }) => readingsOf(day(y, String(monthNumber(m)), d)),
  },
  {
    pattern: new RegExp(`\\b(?<m>${monthForm}) (?<y>(?:19|20)\\d\\d)\\b`, 'iuy'),
    read: ({ m = '', y }) => readingsOf(day(y, String(monthNumber(m)), undefined)),
  },
  // Not march and may: they are verbs too.
  {
    pattern:
      /\b(?<m>January|February|April|June|July|August|September|October|November|December|(?<=(?:in|by|of|since|until|last|next|early|late|mid) )(?:March|May))\b/uy,
    read: ({ m = '' }) => readingsOf(day(undefined, String(monthNumber(m)), undefined)),
  },
  {
    pattern:
      /\b(?<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?<s>Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?=\d)/iuy,
    read: ({ w, s }) => [
      [
        weekday(
          ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(
            (w ?? s ?? '').slice(0, 3).toLowerCase(),
          ) + 1,
        ),
      ],
    ],
  },
  {
    pattern: /\b(?<q>first|second|third|fourth) quarter\b/iuy,
    read: ({ q = '' }) => [[quarter(['first', 'second', 'third', 'fourth'].indexOf(q.toLowerCase()) + 1)]],
  },
]

/** Days, months, weekdays and quarters in both languages, in the order to try them at one place. */
export const dayRules: readonly FigureRule[] = [...chinese, ...english, ...numeric]
