import { MongoError } from '#src/embedded/mongo/errors.ts'
import { dayOfYear, isoDay, isoWeek, isoWeekYear, week } from './calendar.ts'
import { fromWall } from './zone.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const MINUTE_MS = 60_000

const padded = (n: number, size: number) => String(n).padStart(size, '0')

const offsetText = (offsetMs: number): string => {
  const minutes = Math.abs(offsetMs) / MINUTE_MS
  return `${offsetMs < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`
}

const writers: Readonly<Record<string, (wall: Date, offsetMs: number) => string>> = {
  '%': () => '%',
  Y: (d) => padded(d.getUTCFullYear(), 4),
  G: (d) => padded(isoWeekYear(d), 4),
  m: (d) => padded(d.getUTCMonth() + 1, 2),
  d: (d) => padded(d.getUTCDate(), 2),
  H: (d) => padded(d.getUTCHours(), 2),
  M: (d) => padded(d.getUTCMinutes(), 2),
  S: (d) => padded(d.getUTCSeconds(), 2),
  L: (d) => padded(d.getUTCMilliseconds(), 3),
  j: (d) => padded(dayOfYear(d), 3),
  u: (d) => String(isoDay(d)),
  w: (d) => String(d.getUTCDay() + 1),
  U: (d) => padded(week(d), 2),
  V: (d) => padded(isoWeek(d), 2),
  b: (d) => (MONTHS[d.getUTCMonth()] as string).slice(0, 3),
  B: (d) => MONTHS[d.getUTCMonth()] as string,
  z: (_, offsetMs) => offsetText(offsetMs),
  Z: (_, offsetMs) => `${offsetMs < 0 ? '-' : '+'}${padded(Math.abs(offsetMs) / MINUTE_MS, 3)}`,
}

/** $dateToString's format on a wall clock; code 18536 for a letter that it does not know. */
export const formatDate = (format: string, wall: Date, offsetMs: number): string =>
  format.replace(/%(.?)/gs, (_, letter: string) => {
    const write = writers[letter]
    if (!write) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
    return write(wall, offsetMs)
  })

const readers: Readonly<Record<string, string>> = {
  '%': '%',
  Y: '(?<Y>\\d{4})',
  G: '(?<G>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  L: '(?<L>\\d{1,3})',
  j: '(?<j>\\d{1,3})',
  u: '(?<u>[1-7])',
  V: '(?<V>\\d{1,2})',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]+)',
  z: '(?<z>Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?<Z>[+-]\\d{1,3})',
}

const failure = (text: string, why: string) =>
  new MongoError(241, `Error parsing date string '${text}'; ${why}`)

const patternOf = (format: string): RegExp => {
  const source = format.replace(/%(.)|[\\^$.*+?()[\]{}|]/gs, (all, letter?: string) => {
    if (letter === undefined) return `\\${all}`
    const reader = readers[letter]
    if (!reader) throw new MongoError(18536, `Invalid format character '%${letter}' in format string`)
    return reader
  })
  return new RegExp(`^${source}$`, 's')
}

const monthOf = (found: Record<string, string | undefined>): number => {
  const name = found['b'] ?? found['B']
  if (name === undefined) return Number(found['m'] ?? 1)
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase().slice(0, 3))) + 1
}

const wallOf = (found: Record<string, string | undefined>): number => {
  const time = ['H', 'M', 'S'].map((letter) => Number(found[letter] ?? 0)) as [number, number, number]
  const ms = Number((found['L'] ?? '0').padEnd(3, '0'))
  if (found['G'] !== undefined)
    return isoWall(Number(found['G']), Number(found['V'] ?? 1), Number(found['u'] ?? 1), [...time, ms])
  if (found['j'] !== undefined) return Date.UTC(Number(found['Y']), 0, Number(found['j']), ...time, ms)
  return Date.UTC(Number(found['Y'] ?? 1970), monthOf(found) - 1, Number(found['d'] ?? 1), ...time, ms)
}

/** The wall clock of an ISO week date. */
export const isoWall = (
  year: number,
  weekNumber: number,
  day: number,
  [h, m, s, ms]: readonly number[],
): number => {
  const fourth = new Date(Date.UTC(year, 0, 4))
  return Date.UTC(year, 0, 4 - isoDay(fourth) + (weekNumber - 1) * 7 + day, h, m, s, ms)
}

const zoneOffset = (found: Record<string, string | undefined>): number | undefined => {
  if (found['Z'] !== undefined) return Number(found['Z']) * MINUTE_MS
  const text = found['z']
  if (text === undefined) return undefined
  if (text === 'Z') return 0
  return (
    (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * MINUTE_MS
  )
}

/** Read a text by a format; code 241 where it does not fit. */
export const parseByFormat = (text: string, format: string, zone: string | undefined): Date => {
  const found = patternOf(format).exec(text)?.groups
  if (!found) throw failure(text, `it does not follow the format '${format}'`)
  const offset = zoneOffset(found)
  if (offset !== undefined && zone !== undefined)
    throw failure(
      text,
      'you cannot pass in a date/time string with time zone information together with a timezone argument',
    )
  return offset === undefined ? fromWall(wallOf(found), zone ?? 'UTC') : new Date(wallOf(found) - offset)
}
