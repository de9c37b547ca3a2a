import { LunarDay, LunarMonth, LunarYear } from 'tyme4ts'
import { yearOf } from '#src/domain/calendar/work-calendar.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { readYearlyDate, type YearlyDate } from './read-yearly-date.ts'
import type { Occasion } from './reminder.ts'

/** An occasion ahead; all days are `YYYY-MM-DD`. */
export type ComingOccasion = {
  readonly occasion: Occasion
  /** The birthday itself, the last day of the contract. */
  readonly day: string
  /** From when on it is reminded of. */
  readonly remindOn: string
}

type Rule = Policy['followUp']['occasions'][number]
type Asked = Pick<Customer, 'attrs' | 'facts' | 'tier'>

/** What files call the usual attributes, beside the policy's own name. */
const otherNames: Readonly<Record<Occasion, readonly string[]>> = {
  birthday: ['birth date', 'date of birth', '生日', '出生日期'],
  'first-order': [],
  'contract-end': ['contract end date', 'contract until', '合同到期日', '合同到期', '合同结束日期'],
  'yearly-reward': ['年度返利日', '年度返利', '年度奖励日', '年度奖励'],
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

/** The attribute's value, whatever the case, spaces and dashes of its name. */
function attributeOf({ attrs }: Asked, { name, attribute }: Rule): string | number | undefined {
  const names = new Set([attribute ?? name, ...otherNames[name]].map(plain))
  const found = Object.entries(attrs).find(([key]) => names.has(plain(key)))
  return found && String(found[1]).trim() !== '' ? found[1] : undefined
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')
const asDay = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`

/** 29 February is kept on the 28th of years without one. */
function solarDay(year: number, { month, day }: YearlyDate): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return asDay(year, month, Math.min(day, last))
}

/**
 * A lunar day in a lunar year: one of a leap month is kept in the plain month of years without it, the 30th on the
 * 29th of a short month, as people keep them.
 */
function lunarDay(lunarYear: number, { month, day, isLeapMonth }: YearlyDate): string {
  const hasLeap = isLeapMonth && LunarYear.fromYear(lunarYear).getLeapMonth() === month
  const signed = hasLeap ? -month : month
  const last = LunarMonth.fromYm(lunarYear, signed).getDayCount()
  const solar = LunarDay.fromYmd(lunarYear, signed, Math.min(day, last)).getSolarDay()
  return asDay(solar.getYear(), solar.getMonth(), solar.getDay())
}

/** Every return of a yearly date within two days, after the year it began. */
function returnsOf(date: YearlyDate, from: string, to: string): readonly string[] {
  // A lunar year ends in the next solar one.
  const first = yearOf(from) - 1
  const years = Array.from({ length: yearOf(to) - first + 1 }, (_, index) => first + index)
  const dayIn = date.calendar === 'lunar' ? lunarDay : solarDay

  return years
    .filter((year) => date.year === undefined || year > date.year)
    .map((year) => dayIn(year, date))
    .filter((day) => day >= from && day <= to)
}

/** The one day a contract ends: it has a year, and is by the sun. */
const onceOn = (date: YearlyDate | undefined): string | undefined =>
  date?.calendar === 'solar' && date.year !== undefined ? solarDay(date.year, date) : undefined

/** The days of one occasion within two days; undefined: its value cannot be read. */
function daysOf(rule: Rule, customer: Asked, span: Span): readonly string[] | undefined {
  const { from, to, zone } = span
  if (rule.name === 'first-order') {
    const first = customer.facts.firstOrderAt && readYearlyDate(localDay(customer.facts.firstOrderAt, zone))
    return first ? returnsOf(first, from, to) : []
  }
  const value = attributeOf(customer, rule)
  if (value === undefined) return []

  const date = readYearlyDate(value)
  if (rule.name === 'contract-end') {
    const day = onceOn(date)
    return day === undefined ? undefined : [day].filter((each) => each >= from && each <= to)
  }
  return date && returnsOf(date, from, to)
}

type Span = { readonly from: string; readonly to: string; readonly zone: string }

const concerns = ({ tiers }: Rule, { tier }: Asked): boolean =>
  tiers === undefined || (tier !== undefined && tiers.includes(tier.code))

/**
 * The occasions whose time of reminding, from so many days ahead to the day itself, meets [from, to] (`YYYY-MM-DD`):
 * asked for one day, all that may be reminded of on it; a planner that was away for a day misses none. What cannot be
 * read is passed over here and named by `unreadableDates`. `zone`: whose day the first order was.
 */
export function occasionsOf(
  customer: Asked,
  { followUp }: Pick<Policy, 'followUp'>,
  from: string,
  to: string,
  zone = 'UTC',
): readonly ComingOccasion[] {
  return followUp.occasions
    .filter((rule) => concerns(rule, customer))
    .flatMap((rule) => {
      const days = daysOf(rule, customer, { from, to: shiftDay(to, rule.daysAhead), zone }) ?? []
      return days.map((day) => ({ occasion: rule.name, day, remindOn: shiftDay(day, -rule.daysAhead) }))
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** The occasions whose date was told and cannot be read: `30 Feb`, `next spring`. For the check of the data. */
export function unreadableDates(
  customer: Asked,
  { followUp }: Pick<Policy, 'followUp'>,
): readonly Occasion[] {
  const anyDay = { from: '2000-01-01', to: '2000-12-31', zone: 'UTC' }
  return followUp.occasions
    .filter((rule) => concerns(rule, customer) && daysOf(rule, customer, anyDay) === undefined)
    .map(({ name }) => name)
}
