import { Temporal } from 'temporal-polyfill'
import { AppError } from '#src/domain/errors.ts'
import {
  type DateOrder,
  type DateProblem,
  type DateStyle,
  parseDate,
  tripleReadings,
  type WrittenDate,
} from './parse-date.ts'

const DAY_MS = 86_400_000

/** An instant, and the date as it was written: a key that no zone option changes. */
export type ReadDate = { readonly at: Date; readonly key: string }
export type DateReader = (text: string) => ReadDate | { readonly problem: DateProblem }

/** `YYYY-MM-DD`, `DD/MM/YY`, `MM.DD.YYYY`, `YYYY年M月D日`, `dmy` or `excel`. @throws AppError `date-format-unknown`. */
export function parseDateFormat(format: string): DateStyle {
  if (/^excel$/i.test(format.trim())) return 'excel'
  const order = format
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
    .replace(/(.)\1+/g, '$1')
  if (order === 'ymd' || order === 'dmy' || order === 'mdy') return order

  throw new AppError({
    code: 'date-format-unknown',
    message: `"${format}" is no date format.`,
    remedy: 'Give the order of day, month and year, such as DD-MM-YY, MM/DD/YYYY or YYYY/MM/DD, or excel.',
  })
}

/**
 * How a column's dates are to be read, from its first rows: the order of day and month that fits most of them,
 * dates still to come left out. Refused where both orders fit equally well: a guess would move orders by months.
 * @throws AppError `dates-ambiguous`, `dates-are-numbers`.
 */
export function inferDateStyle(texts: readonly string[], column: string, now: Date): DateStyle {
  const filled = texts.filter((text) => text.trim() !== '')
  const excel = filled.filter((text) => problemOf(text) === 'excel-date')
  if (excel.length > filled.length / 2) throw datesAreNumbers(column, excel[0] ?? '')

  const triples = filled.flatMap((text) => tripleReadings(text) ?? [])
  const [best, second] = fitByOrder(triples, now.getTime() + DAY_MS)
  if (!best || best.fits === 0) return 'unambiguous'
  if (best.fits > (second?.fits ?? 0)) return best.order
  // A few odd dates among clear ones are no reason to refuse the file: they go to quarantine.
  if (triples.length < filled.length / 10) return 'unambiguous'
  throw datesAmbiguous(column, filled.find((text) => tripleReadings(text)) ?? '')
}

/** How a file's dates are read: as an option says, else as its first rows show. */
export const planDates = (
  { column, texts }: { readonly column: string; readonly texts: readonly string[] },
  format: string | undefined,
  now: Date,
): DateStyle => (format === undefined ? inferDateStyle(texts, column, now) : parseDateFormat(format))

function problemOf(text: string): DateProblem | undefined {
  const reading = parseDate(text, 'unambiguous')
  return 'problem' in reading ? reading.problem : undefined
}

function fitByOrder(triples: readonly ReadonlyMap<DateOrder, number>[], latestMs: number) {
  return (['dmy', 'mdy', 'ymd'] as const)
    .map((order) => ({
      order,
      fits: triples.filter((readings) => (readings.get(order) ?? Infinity) <= latestMs).length,
    }))
    .sort((a, b) => b.fits - a.fits)
}

/**
 * Reads the dates of one file. A date without a time is the start of that day in `zone`; a time that the zone
 * skips or repeats (daylight saving) is taken as Temporal's `compatible` does.
 */
export function createDateReader(style: DateStyle, zone: string): DateReader {
  const dayStart = createDayStarts(zone)
  return (text) => {
    const reading = parseDate(text, style)
    if ('problem' in reading) return reading

    const { date } = reading
    return { at: toInstant(date, zone, dayStart), key: keyOf(date) }
  }
}

function keyOf({ year, month, day, timeMs, offsetMinutes }: WrittenDate): string {
  const base = `${year}-${month}-${day}`
  if (timeMs === undefined) return base
  return offsetMinutes === undefined ? `${base}+${timeMs}` : `${base}+${timeMs}z${offsetMinutes}`
}

function toInstant(date: WrittenDate, zone: string, dayStart: (date: WrittenDate) => number): Date {
  const { year, month, day, timeMs, offsetMinutes } = date
  if (timeMs === undefined) return new Date(dayStart(date))
  if (offsetMinutes !== undefined) {
    return new Date(Date.UTC(year, month - 1, day) + timeMs - offsetMinutes * 60_000)
  }
  const local = new Temporal.PlainDateTime(year, month, day).add({ milliseconds: timeMs })
  return new Date(local.toZonedDateTime(zone).epochMilliseconds)
}

/** Local midnights, remembered: a file has few days and many rows. */
function createDayStarts(zone: string): (date: WrittenDate) => number {
  const known = new Map<number, number>()
  return ({ year, month, day }) => {
    const key = (year * 12 + month) * 31 + day
    const before = known.get(key)
    if (before !== undefined) return before

    const start = new Temporal.PlainDate(year, month, day).toZonedDateTime(zone).epochMilliseconds
    if (known.size < 20_000) known.set(key, start)
    return start
  }
}

const datesAmbiguous = (column: string, example: string): AppError =>
  new AppError({
    code: 'dates-ambiguous',
    message: `The dates in "${column}" can be read in more than one way: "${example}" may be day or month first.`,
    remedy: 'Say which it is: --date-format DD/MM/YYYY or --date-format MM/DD/YYYY (YY for two-digit years).',
  })

const datesAreNumbers = (column: string, example: string): AppError =>
  new AppError({
    code: 'dates-are-numbers',
    message: `The dates in "${column}" are Excel's day numbers: "${example}".`,
    remedy: 'Import with --date-format excel, or format that column as a date and export again.',
  })
