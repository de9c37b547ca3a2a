import { weekday, weekdayOf } from './figure.ts'
import { figuresIn } from './figures-in.ts'

/**
 * The figures of a text that its material does not hold, as they stand in the text: empty where it is true to it. The
 * same figure may be written otherwise (三千二百 for 3,200, 15:00 for 3 pm); a rounding is another figure.
 */
export function numbersNotIn(said: string, material: readonly string[]): readonly string[] {
  const known = new Set(material.flatMap(claims))
  return figuresIn(said)
    .filter(({ readings }) => !readings.some((reading) => reading.every((claim) => known.has(claim))))
    .map((figure) => figure.said)
}

/** All that a text claims, read in every way, and what follows from a day. */
function claims(text: string): readonly string[] {
  const said = figuresIn(text).flatMap(({ readings }) => readings)
  return said.flatMap((reading) => [...reading, ...reading.flatMap((claim) => following(claim, reading))])
}

/** A day has its month, and, in a year, its weekday; a name's digits are a number too. */
function following(claim: string, reading: readonly string[]): readonly string[] {
  const [, month, day] = /^day (\d+)-(\d+)$/.exec(claim) ?? []
  if (month === undefined || day === undefined) return numberOfName(claim)

  const year = /^year (\d+)$/.exec(reading.find((other) => other.startsWith('year ')) ?? '')?.[1]
  const weekdays = year ? [weekday(weekdayOf(Number(year), Number(month), Number(day)))] : []
  return [`month ${month}`, `of-month ${day}`, ...weekdays]
}

const numberOfName = (claim: string): readonly string[] => {
  const digits = /^name .*?(\d+)/.exec(claim)?.[1]
  return digits === undefined ? [] : [`number ${Number(digits)}`]
}
