import { dayNumber, isoDay, plusMonths } from './calendar.ts'
import { UNIT_MONTHS, UNIT_MS, type Unit } from './date-arguments.ts'
import { fromWall, toWall } from './zone.ts'

/** The date moved by units: days and longer by the zone's calendar, shorter by the clock. */
export const addUnits = (date: Date, unit: Unit, amount: number, zone: string): Date => {
  const months = UNIT_MONTHS[unit]
  if (months !== undefined) return fromWall(plusMonths(toWall(date, zone), amount * months).getTime(), zone)
  const ms = amount * (UNIT_MS[unit] as number)
  if (unit === 'day' || unit === 'week') return fromWall(toWall(date, zone).getTime() + ms, zone)
  return new Date(date.getTime() + ms)
}

const monthNumber = (d: Date) => d.getUTCFullYear() * 12 + d.getUTCMonth()
const weekNumber = (d: Date, start: number) => Math.floor((dayNumber(d) - ((start + 3) % 7)) / 7)

const ordinal = (wall: Date, unit: Unit, weekStart: number): number => {
  const months = UNIT_MONTHS[unit]
  if (months !== undefined) return Math.floor(monthNumber(wall) / months)
  if (unit === 'week') return weekNumber(wall, weekStart)
  return Math.floor(wall.getTime() / (UNIT_MS[unit] as number))
}

/** How many boundaries of the unit lie between two dates, by the zone's calendar. */
export const unitsBetween = (start: Date, end: Date, unit: Unit, zone: string, weekStart: number): number =>
  ordinal(toWall(end, zone), unit, weekStart) - ordinal(toWall(start, zone), unit, weekStart)

/** Bins are counted from the start of the year 2000 in the zone. */
const REFERENCE = Date.UTC(2000, 0, 1)

const floorTo = (n: number, step: number) => Math.floor(n / step) * step

const weekReference = (weekStart: number): number => {
  const ahead = (weekStart - isoDay(new Date(REFERENCE)) + 7) % 7
  return REFERENCE + ahead * (UNIT_MS.day as number)
}

/** The start of the bin of `size` units in which the date lies. */
export const truncateTo = (date: Date, unit: Unit, size: number, zone: string, weekStart: number): Date => {
  const wall = toWall(date, zone)
  const months = UNIT_MONTHS[unit]
  if (months !== undefined) {
    const since = floorTo(monthNumber(wall) - 2000 * 12, months * size)
    return fromWall(Date.UTC(2000, since, 1), zone)
  }
  const step = (UNIT_MS[unit] as number) * size
  const from = unit === 'week' ? weekReference(weekStart) : REFERENCE
  if (unit === 'week' || unit === 'day') return fromWall(from + floorTo(wall.getTime() - from, step), zone)
  const reference = fromWall(REFERENCE, zone).getTime()
  return new Date(reference + floorTo(date.getTime() - reference, step))
}
