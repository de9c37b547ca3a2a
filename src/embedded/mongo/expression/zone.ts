import { MongoError } from '#src/embedded/mongo/errors.ts'

const MINUTE_MS = 60_000
const FIXED = /^([+-])(\d{2}):?(\d{2})?$/
const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, made)
    return made
  } catch (cause) {
    throw new MongoError(40485, `unrecognized time zone identifier: "${zone}" (${(cause as Error).message})`)
  }
}

const parsedOffset = (text: string): number => {
  const found = FIXED.exec(text)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) * MINUTE_MS
}

/** The zone's offset from UTC at a moment, in milliseconds. Olson names, `+08:00`, `UTC`; code 40485 for others. */
export const offsetAt = (zone: string, atMs: number): number => {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  if (FIXED.test(zone)) return parsedOffset(zone)
  const text = formatOf(zone).format(atMs)
  return parsedOffset(text.slice(text.indexOf('GMT') + 3))
}

/** A moment as the wall clock of the zone shows it, in a date whose UTC fields are that clock's. */
export const toWall = (date: Date, zone: string): Date =>
  new Date(date.getTime() + offsetAt(zone, date.getTime()))

/** The moment at which the zone's wall clock shows this. */
export const fromWall = (wallMs: number, zone: string): Date => {
  const guess = wallMs - offsetAt(zone, wallMs)
  return new Date(wallMs - offsetAt(zone, guess))
}
