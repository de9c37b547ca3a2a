import type { Locale } from '#src/domain/locale.ts'
import { dayIn, daysBetween } from './calendar.ts'
import { t } from './text.ts'

const weekdays = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
} as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `12月12日(周六)` / `Sat 12 Dec`, with the year where it is not `now`'s. */
export function formatDay(locale: Locale, zone: string, at: Date, now: Date): string {
  const { year, month, day, weekday } = dayIn(zone, at)
  const otherYear = year !== dayIn(zone, now).year

  if (locale === 'zh') return `${otherYear ? `${year}年` : ''}${month}月${day}日(${weekdays.zh[weekday]})`
  return `${weekdays.en[weekday]} ${day} ${months[month - 1]}${otherYear ? ` ${year}` : ''}`
}

/** The two ends of a range in words, `Mon 7` and `Mon 21 Dec`: what the first shares with the last is said once. */
export function formatDayRange(
  locale: Locale,
  zone: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  now: Date,
): { readonly from: string; readonly to: string } {
  const [first, last] = [dayIn(zone, from), dayIn(zone, to)]
  const sameYear = first.year === last.year
  if (locale === 'zh') {
    const isNow = sameYear && last.year === dayIn(zone, now).year
    return {
      from: `${isNow ? '' : `${first.year}年`}${first.month}月${first.day}日`,
      to: `${sameYear ? '' : `${last.year}年`}${last.month}月${last.day}日`,
    }
  }

  const sameMonth = sameYear && first.month === last.month
  return {
    from: sameMonth ? `${weekdays.en[first.weekday]} ${first.day}` : formatDay(locale, zone, from, now),
    to: formatDay(locale, zone, to, now),
  }
}

/** `3 天前` / `3 days ago`, by the calendar of the zone; months from 60 days on, years from 24 months on. */
export function formatRelativeDay(locale: Locale, zone: string, at: Date, now: Date): string {
  const days = daysBetween(zone, now, at)
  if (days === 0) return t(locale, 'date.today')
  if (days === -1) return t(locale, 'date.yesterday')
  if (days === 1) return t(locale, 'date.tomorrow')

  const [n, unit] = inUnits(Math.abs(days))
  return days < 0 ? t(locale, `date.${unit}-ago`, { n }) : t(locale, `date.in-${unit}`, { n })
}

function inUnits(days: number): [number, 'days' | 'months' | 'years'] {
  if (days < 60) return [days, 'days']
  const wholeMonths = Math.floor(days / 30.44)
  if (wholeMonths < 24) return [Math.max(2, wholeMonths), 'months']
  return [Math.floor(days / 365.25), 'years']
}

/** By decimals: making one takes longer than a whole card. */
const formatters = new Map<number, Intl.NumberFormat>()

function formatterOf(digits: number): Intl.NumberFormat {
  const known = formatters.get(digits)
  if (known) return known

  // `negative`: what rounds to nothing has no sign.
  const made = new Intl.NumberFormat('en', { maximumFractionDigits: digits, signDisplay: 'negative' })
  formatters.set(digits, made)
  return made
}

/** `1,234.5`: at most `digits` decimals, the same in both languages. */
export const formatNumber = (value: number, digits = 0): string => formatterOf(digits).format(value)

/** `92%` / `92 %` of a ratio of .92; whole percents. */
export function formatPercent(locale: Locale, ratio: number): string {
  const whole = formatNumber(Math.round(ratio * 100))
  return locale === 'zh' ? `${whole}%` : `${whole} %`
}
