/** One way to take a figure: everything it claims. All of it has to be known for the figure to be true to the facts. */
export type Reading = readonly string[]

/** A figure of a text as it stands there, and the ways to take it: `12/11` is a day in one of two months, or a share. */
export type Figure = {
  readonly said: string
  readonly readings: readonly Reading[]
  /** What an amount counts, where the text says it: days, orders, a currency. */
  readonly unit?: string
}

/** How one kind of figure is written. No readings: it looks like a figure and is none (一起, "one of"). */
export type FigureRule = {
  readonly pattern: RegExp
  /** Undefined: not of this kind after all. */
  read(groups: Readonly<Record<string, string | undefined>>): readonly Reading[] | undefined
}

// Twelve digits tell any two amounts apart and forget what doubles add to them.
const written = (value: number): string => String(Number(Math.abs(value).toPrecision(12)))

/** 3,200, 三千二 and 3.2k are one claim; a sign is none, since words say whether it fell or rose. */
export const amount = (value: number): string => `number ${written(value)}`
/** 30 %, 三成 and 百分之三十 are one claim, and another than thirty. */
export const share = (ratio: number): string => `share ${written(ratio)}`
/** 七折: seven tenths of the price are paid. */
export const discount = (paid: number): string => `paid ${written(paid)}`
/** Minutes since midnight. */
export const timeOfDay = (minutes: number): string => `time ${minutes}`
export const quarter = (number: number): string => `quarter ${number}`
/** 1 Monday … 7 Sunday. */
export const weekday = (number: number): string => `weekday ${number}`
/** 十几, 数百, "hundreds of": less than a number, more than nothing. */
export const vague = (size: number): string => `around ${size}`

/** What is known of a day; a month alone and a day of the month alone are claims too. */
export type DayParts = { readonly year?: number; readonly month?: number; readonly day?: number }

const isWithin = (value: number | undefined, most: number) =>
  value === undefined || (value >= 1 && value <= most)

/** What a day claims; undefined where there is no such day. */
export function dayReading({ year, month, day }: DayParts): Reading | undefined {
  if (!isWithin(month, 12) || !isWithin(day, 31)) return undefined

  const years = year === undefined ? [] : [`year ${year < 100 ? 2000 + year : year}`]
  if (month !== undefined && day !== undefined) return [...years, `day ${month}-${day}`]
  if (month !== undefined) return [...years, `month ${month}`]
  return day === undefined ? years : [...years, `of-month ${day}`]
}

/** The weekday of a whole date, counted as in `weekday`. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7

/** Those of several ways to take it that can be. */
export const readingsOf = (...readings: readonly (Reading | undefined)[]): readonly Reading[] | undefined => {
  const possible = readings.filter((reading) => reading !== undefined)
  return possible.length > 0 ? possible : undefined
}
