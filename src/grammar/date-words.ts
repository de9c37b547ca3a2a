import { en, type ParsedResult, zh } from 'chrono-node'
import { Temporal } from 'temporal-polyfill'
import type { Holidays } from '#src/domain/calendar/holidays.ts'
import { enDayRules } from './day-rules-en.ts'
import { zhDayRules } from './day-rules-zh.ts'
import type { Here } from './day-steps.ts'
import { holidayRules, unknownHoliday } from './holiday-rules.ts'
import { besideDayRules, timeRules } from './time-rules.ts'

/** A day or a moment that a text names, in the zone of whoever wrote it. */
export type DateWords = {
  /** The moment; of a day without a time its ninth hour, or the next full one where that is over. */
  readonly at: Date
  /** YYYY-MM-DD in the writer's zone. */
  readonly day: string
  readonly hasTime: boolean
  /** The words that name it. */
  readonly said: string
  /** Where they begin in the text. */
  readonly from: number
  /** The text without them. */
  readonly rest: string
}

export type WhenWritten = {
  readonly now: Date
  readonly zone: string
  /** With the days that were entered; absent: what is published. */
  readonly holidays?: Holidays
}

type Span = { readonly from: number; readonly to: number }
type Day = Span & { readonly day: Temporal.PlainDate; readonly time?: Temporal.PlainTime | undefined }
type Time = Span & { readonly time: Temporal.PlainTime }

const usualHour = Temporal.PlainTime.from('09:00')

/** Of a longer note only its end is looked at: there its writer says when. */
const longest = 1_000
const endLength = 200

/**
 * The day or moment in a text, in English or Chinese, relative to `now`: 明天下午3点, `next Tue 10:00`, `in 3d`. Of
 * several the one that begins the text, then the one that ends it, then the first. It may lie in the past: the caller
 * says so. chrono-node reads what our own rules leave: they mend what it gets wrong (下周二 on a Sunday, 月底, `Dec 20`,
 * `day after tomorrow`, the hour of `at 3`).
 */
export function readDateWords(text: string, written: WhenWritten): DateWords | undefined {
  if (text.length <= longest) return readWhole(text, written)

  const from = text.length - endLength
  const found = readWhole(text.slice(from), written)
  return found && { ...found, from: from + found.from, rest: `${text.slice(0, from)}${found.rest}` }
}

function readWhole(text: string, { now, zone, holidays }: WhenWritten): DateWords | undefined {
  const here = hereAt(now, zone)
  const days = daysIn(text, here, holidays)
  const times = timesIn(text, days)
  const day = bestOf(text, days)
  const found = day ? withTime(text, day, times) : timeAlone(times, here)

  return found && wordsOf(text, found, { here, zone })
}

/** All days that a text names, as they stand in it; of a text of more than 1,000 characters those of its end. */
export function datesIn(text: string, { now, zone, holidays }: WhenWritten): readonly DateWords[] {
  const start = text.length > longest ? text.length - endLength : 0
  const read = text.slice(start)
  const here = hereAt(now, zone)
  const days = daysIn(read, here, holidays)
  const times = timesIn(read, days)

  return days.map((day) => {
    const found = wordsOf(read, withTime(read, day, times), { here, zone })
    return { ...found, from: start + found.from }
  })
}

/** A holiday that a text names and that is no day yet: nobody has entered that year's. */
export const holidayUnknownIn = (text: string, { now, zone, holidays }: WhenWritten) =>
  unknownHoliday(text, hereAt(now, zone), holidays)

function hereAt(now: Date, zone: string): Here {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  return { today: local.toPlainDate(), now: local.toPlainDateTime() }
}

/** What our own rules find, and what chrono finds in the rest. */
function daysIn(text: string, here: Here, holidays: Holidays | undefined): readonly Day[] {
  const own: Day[] = []
  for (const { pattern, read } of [...holidayRules(holidays), ...zhDayRules, ...enDayRules]) {
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const span = { from: match.index, to: match.index + match[0].length }
      const value = own.some((other) => overlap(other, span)) ? undefined : read(match.groups ?? {}, here)
      if (value) own.push({ ...span, ...dayAndTime(value) })
    }
  }
  return [...own, ...chronoDays(masked(text, own), here)].toSorted((a, b) => a.from - b.from)
}

const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

const dayAndTime = (value: Temporal.PlainDate | Temporal.PlainDateTime): Omit<Day, keyof Span> =>
  value instanceof Temporal.PlainDateTime
    ? { day: value.toPlainDate(), time: value.toPlainTime().round('minute') }
    : { day: value }

const masked = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (rest, { from, to }) => `${rest.slice(0, from)}${'|'.repeat(to - from)}${rest.slice(to)}`,
    text,
  )

/** `2027-01-05 09:30`, `in three weeks`, 2027年1月5日: all that is no trap. */
function chronoDays(text: string, { now }: Here): readonly Day[] {
  const reference = new Date(`${now.toString().slice(0, 19)}Z`)
  const parser = /\p{Script=Han}/u.test(text) ? zh.hans : en.GB
  const results = parser.parse(text, { instant: reference, timezone: 0 }, { forwardDate: true })

  return results.filter(namesDay).map((result) => {
    const at = Temporal.Instant.fromEpochMilliseconds(result.date().getTime()).toZonedDateTimeISO('UTC')
    const time = result.start.isCertain('hour') ? at.toPlainTime().round('minute') : undefined
    return { from: result.index, to: result.index + result.text.length, day: at.toPlainDate(), time }
  })
}

/** Words that chrono takes for a day and that are none: "now", a bare number, "sat down", "twice a week", 以后晚点, 上午 alone. */
const noDay = /^(?:now|sat|sun|(?:an?|the|this) week|\d+(?:\.\d+)?|[^\d]{1,2})$/iu

/** A month alone names no day either. */
const namesDay = ({ start, text }: ParsedResult): boolean =>
  (start.isCertain('day') || start.isCertain('weekday')) && !noDay.test(text.trim())

function timesIn(text: string, days: readonly Day[]): readonly Time[] {
  const found: Time[] = []
  for (const { pattern, read } of [...timeRules, ...besideDayRules]) {
    for (const match of text.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const span = { from: match.index, to: match.index + match[0].length }
      const taken = [...days, ...found].some((other) => overlap(other, span))
      const time = taken ? undefined : read(match.groups ?? {})
      if (time) found.push({ ...span, time })
    }
  }
  const isPart = ({ from, to }: Span) =>
    /^(?:in the )?(?:morning|afternoon|evening|night|早|晚)$/i.test(text.slice(from, to))
  return found.filter((time) => !isPart(time) || days.some((day) => areBeside(text, day, time)))
}

/** Nothing between them but what joins a day and its time. */
const areBeside = (text: string, a: Span, b: Span): boolean => {
  const between = text.slice(Math.min(a.to, b.to), Math.max(a.from, b.from))
  return /^[\s,，、的]*(?:(?:at|on|@)\s*)?$/iu.test(between)
}

/** The one that begins the text, else the one that ends it, else the first. */
function bestOf(text: string, days: readonly Day[]): Day | undefined {
  const begins = days.find(({ from }) => /^[\s\p{P}]*(?:(?:on|at|by)\s+)?$/iu.test(text.slice(0, from)))
  const ends = days.findLast(({ to }) => text.slice(to).length <= 12 && !/\p{L}{3}/u.test(text.slice(to)))
  return begins ?? ends ?? days[0]
}

function withTime(text: string, day: Day, times: readonly Time[]): Day {
  if (day.time) return day
  const time = times.find((each) => areBeside(text, day, each))
  if (!time) return day

  return { day: day.day, time: time.time, from: Math.min(day.from, time.from), to: Math.max(day.to, time.to) }
}

/** `3pm`: today's, or tomorrow's where that is over. */
function timeAlone([time]: readonly Time[], { today, now }: Here): Day | undefined {
  if (!time) return undefined
  const isOver = Temporal.PlainTime.compare(time.time, now.toPlainTime()) <= 0
  return { ...time, day: isOver ? today.add({ days: 1 }) : today }
}

function wordsOf(
  text: string,
  { day, time, from, to }: Day,
  { here, zone }: { readonly here: Here; readonly zone: string },
): DateWords {
  const local = day.toPlainDateTime(time ?? hourFor(day, here))
  const before = text
    .slice(0, from)
    .replace(/(?:\b(?:on|at|by|for|before|until)|在|于)?[\s,，、:：;；]*$/iu, '')
  const after = text.slice(to).replace(/^[\s,，、:：;；.。]+/u, '')

  return {
    at: new Date(local.toZonedDateTime(zone).epochMilliseconds),
    day: day.toString(),
    hasTime: time !== undefined,
    said: text.slice(from, to).trim(),
    from,
    rest: `${before}${before !== '' && after !== '' ? ' ' : ''}${after}`.trim(),
  }
}

/** The usual hour; today's next full one where that is over. */
function hourFor(day: Temporal.PlainDate, { today, now }: Here): Temporal.PlainTime {
  const time = now.toPlainTime()
  if (!day.equals(today) || Temporal.PlainTime.compare(time, usualHour) < 0) return usualHour

  return time.hour >= 22 ? Temporal.PlainTime.from('23:59') : Temporal.PlainTime.from({ hour: time.hour + 1 })
}
