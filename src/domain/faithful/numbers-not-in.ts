import { amount, weekday, weekdayOf } from './figure.ts'
import { figuresIn } from './figures-in.ts'

/**
 * The figures of a text that its material does not hold, as they stand in the text: empty where it is true to it. The
 * same figure may be written otherwise (三千二百 for 3,200, 15:00 for 3 pm); a rounding is another figure, and so are three
 * weeks where the material speaks of three days.
 */
export function numbersNotIn(said: string, material: readonly string[]): readonly string[] {
  const known = new Set(material.flatMap(claims))
  const isKnown = (claim: string, unit: string | undefined) =>
    unit === undefined || !claim.startsWith('number ')
      ? known.has(claim)
      : known.has(`${claim} ${unit}`) || known.has(`${claim} ${ofAnything}`)

  return figuresIn(said)
    .filter(({ readings, unit }) => !readings.some((all) => all.every((claim) => isKnown(claim, unit))))
    .map((figure) => figure.said)
}

/** An amount that stands by itself, as in a table, may be one of anything. */
const ofAnything = '*'

/** All that a text claims, read in every way, and what follows from it. */
function claims(text: string): readonly string[] {
  return figuresIn(text).flatMap(({ readings, unit = ofAnything }) =>
    readings.flatMap((reading) =>
      reading.flatMap((claim) => [claim, ...following(claim, reading), ...counting(claim, unit)]),
    ),
  )
}

const counting = (claim: string, unit: string): readonly string[] =>
  claim.startsWith('number ') ? [`${claim} ${unit}`] : []

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
  return digits === undefined ? [] : [amount(Number(digits)), `${amount(Number(digits))} ${ofAnything}`]
}
