/** First days of the lunar year; past the table the dip lies where it does on average. */
const springFestivals = [
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
]

const dayMs = 86_400_000

/** The sample company lives on China time, which knows no summer time. */
const zoneMs = 8 * 3_600_000

/** Days since 1970-01-01 of a date such as `2026-11-22`. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs

const festivalDays = new Map(springFestivals.map((date) => [Number(date.slice(0, 4)), dayNumber(date)]))

/** Instant of a day number and an hour of the day in China. */
export const instant = (day: number, hour: number): Date =>
  new Date(day * dayMs - zoneMs + Math.round(hour * 60) * 60_000)

/** Whose year it is: the whole base, those that buy for gift seasons, those that buy for the summer. */
export const seasons = ['usual', 'gift', 'summer'] as const
export type Season = (typeof seasons)[number]

/** Orders against an average month, January first. */
const monthly: Readonly<Record<Season, readonly number[]>> = {
  usual: [1.0, 0.9, 1.0, 0.95, 0.95, 0.95, 0.9, 0.95, 1.1, 1.05, 1.25, 1.3],
  gift: [1.5, 0.4, 0.25, 0.25, 0.35, 0.3, 0.4, 1.3, 1.6, 0.7, 1.9, 2.4],
  summer: [0.4, 0.3, 0.8, 1.3, 1.9, 2.1, 1.8, 1.2, 0.6, 0.4, 0.35, 0.35],
}

/** Before the holiday everybody orders; for two weeks nobody is there; then it comes back. */
function festivalFactor(day: number, year: number): number {
  const off = day - (festivalDays.get(year) ?? dayNumber(`${year}-02-05`))
  if (off >= -25 && off < -6) return 1.25
  if (off >= -6 && off < -2) return 0.4
  if (off >= -2 && off < 9) return 0.02
  if (off >= 9 && off < 16) return 0.5
  return 1
}

const weekday = [0.03, 1.04, 1.06, 1.04, 1.0, 0.9, 0.08]

/** How much business a day sees, an average weekday being about 1. */
export function dayWeight(day: number, season: Season): number {
  const date = new Date(day * dayMs)
  const month = date.getUTCMonth()
  const dayOfMonth = date.getUTCDate()
  const isHoliday = (month === 9 && dayOfMonth <= 7) || (month === 4 && dayOfMonth <= 3)
  const ofWeek = weekday[date.getUTCDay()] ?? 1
  const ofMonth = monthly[season][month] ?? 1
  return ofWeek * ofMonth * festivalFactor(day, date.getUTCFullYear()) * (isHoliday ? 0.03 : 1)
}

/** Mean of four whole years, so that the scale does not depend on the day the story ends. */
function meanWeight(season: Season): number {
  const from = dayNumber('2024-01-01')
  const days = dayNumber('2028-01-01') - from
  let sum = 0
  for (let i = 0; i < days; i++) sum += dayWeight(from + i, season)
  return sum / days
}

/** A share of a working day → hour of the day: 9 to 12 and 13:30 to 18:30. */
const workingHour = (share: number): number => {
  const hour = 9 + share * 8
  return hour < 12 ? hour : hour + 1.5
}

/**
 * Business time: one unit is an average day's business. Rhythms are drawn in it and read off the calendar,
 * so that weekends, holidays and seasons bend every rhythm alike and a later end day shifts all of it smoothly.
 */
export type Timeline = {
  /** The working minute that lies this much business before the end day begins. */
  at(ago: number): Date
  /** Business between the start of the window and the end day. */
  readonly span: number
}

/** @param endDay day number on which the story is told; its own hours are empty. */
export function timelineOf(endDay: number, windowDays: number, season: Season): Timeline {
  const scale = 1 / meanWeight(season)
  const upTo = [0]
  let sum = 0
  for (let ago = 1; ago <= windowDays; ago++) {
    sum += dayWeight(endDay - ago, season) * scale
    upTo.push(sum)
  }
  const at = (ago: number) => {
    const wanted = Math.min(Math.max(ago, 0), sum * (1 - 1e-9))
    let low = 0
    let high = windowDays
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) <= wanted) low = middle
      else high = middle
    }
    const from = upTo[low] ?? 0
    const share = (wanted - from) / ((upTo[high] ?? from) - from)
    return instant(endDay - high, workingHour(1 - share))
  }
  return { at, span: sum }
}

/** The nearest ordinary working day at or before this many calendar days ago. */
export function workingDayBefore(endDay: number, daysAgo: number): number {
  let day = endDay - Math.max(1, daysAgo)
  while (dayWeight(day, 'usual') < 0.15) day -= 1
  return day
}
