/** A date that comes every year; `lunar` by the Chinese calendar. `year`: the first one, where it was told. */
export type YearlyDate = {
  readonly calendar: 'solar' | 'lunar'
  readonly year?: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  /** Of a leap month (闰六月). */
  readonly isLeapMonth?: true
}

/** 初一 to 三十, 廿三, 十五; or digits. */
const chineseDays: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 31 }, (_, index) => index + 1).flatMap((day) =>
    namesOf(day).map((name) => [name, day]),
  ),
)

function namesOf(day: number): readonly string[] {
  const ones = '一二三四五六七八九'[(day % 10) - 1] ?? ''
  const tens = Math.floor(day / 10)
  if (day <= 10) return [day === 10 ? '十' : ones, day === 10 ? '初十' : `初${ones}`]
  const names = [`${tens === 1 ? '' : '一二三'[tens - 1]}十${ones}`]
  return tens === 2 && ones !== '' ? [...names, `廿${ones}`] : names
}

const chineseNumber = (text: string): number | undefined =>
  /^\d{1,2}$/.test(text) ? Number(text) : chineseDays.get(text)

/** 正 … 腊, 八, 十二; or digits. */
const monthNumber = (text: string): number | undefined =>
  ({ 正: 1, 冬: 11, 腊: 12 })[text] ?? chineseNumber(text)

const lastDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isPossible = ({ calendar, year, month, day }: YearlyDate): boolean => {
  const last = calendar === 'lunar' ? 30 : (lastDays[month - 1] ?? 0)
  const isRealDay =
    calendar === 'lunar' ||
    year === undefined ||
    new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
  return month >= 1 && month <= 12 && day >= 1 && day <= last && isRealDay
}

type Parts = {
  readonly year: string | undefined
  readonly month: string
  readonly day: string
  readonly leap?: string | undefined
}

function dateOf(calendar: YearlyDate['calendar'], { year, month, day, leap }: Parts): YearlyDate | undefined {
  const [m, d] = [monthNumber(month), chineseNumber(day)]
  if (m === undefined || d === undefined) return undefined

  const date: YearlyDate = {
    calendar,
    month: m,
    day: d,
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(leap === undefined || leap === '' ? {} : { isLeapMonth: true }),
  }
  return isPossible(date) ? date : undefined
}

const lunarPrefix = /^(?:lunar|农历|阴历|旧历)\s*[:：]?\s*/i
const numeric = /^(?:(?<year>\d{4})[-/.])?(?<leap>闰|l)?(?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[t ].*)?$/i
const worded =
  /^(?:(?<year>\d{4})年)?(?<leap>闰)?(?<month>[正冬腊一二三四五六七八九十]{1,2}|\d{1,2})月(?<day>[初十廿一二三四五六七八九]{1,3}|\d{1,2})[日号]?$/
const compact = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/

/**
 * Reads `1988-03-15`, `03-15`, `3月15日`, `19880315`, `lunar:08-15`, `农历八月十五`, `农历闰六月初三`; a number as its
 * digits. Undefined: it is none of these, or no such day exists.
 */
export function readYearlyDate(value: string | number | undefined): YearlyDate | undefined {
  const text = String(value ?? '')
    .normalize('NFKC')
    .trim()
  const calendar = lunarPrefix.test(text) ? 'lunar' : 'solar'
  const bare = text.replace(lunarPrefix, '')
  const found = numeric.exec(bare) ?? worded.exec(bare) ?? compact.exec(bare)
  const { year, month, day, leap } = found?.groups ?? {}
  if (month === undefined || day === undefined || (leap && calendar === 'solar')) return undefined

  return dateOf(calendar, { year, month, day, leap })
}
