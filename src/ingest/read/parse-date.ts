/** A date as written, before any zone is applied. `offsetMinutes` where the text itself names one. */
export type WrittenDate = {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Milliseconds after local midnight; absent: only the day was written. */
  readonly timeMs?: number
  readonly offsetMinutes?: number
}

/** The order of a date's three numbers. Only texts that do not begin with a four-digit year need one. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

/** How a column's dates are read: an order, Excel's day numbers, or the unambiguous forms alone. */
export type DateStyle = DateOrder | 'excel' | 'unambiguous'

export type DateProblem = 'not-a-date' | 'ambiguous-date' | 'excel-date' | 'date-out-of-range'
export type DateReading = { readonly date: WrittenDate } | { readonly problem: DateProblem }

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000

const yearFirst =
  /^(?<year>\d{4})(?:\s*[-/.年]\s*)(?<month>\d{1,2})(?:\s*[-/.月]\s*)(?<day>\d{1,2})\s*[日号]?(?<rest>.*)$/
const compact = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?<rest>|[T ].*)$/
const triple = /^(?<a>\d{1,2})\s*[-/.]\s*(?<b>\d{1,2})\s*[-/.]\s*(?<c>\d{4}|\d{2})(?!\d)(?<rest>.*)$/
const dayNamed = /^(?<day>\d{1,2})[-\s.]*(?<name>[A-Z]{3,9})[-\s.,]*(?<year>\d{4}|\d{2})(?!\d)(?<rest>.*)$/
const monthNamed =
  /^(?<name>[A-Z]{3,9})[-\s.]*(?<day>\d{1,2})(?:ST|ND|RD|TH)?[-\s,]+(?<year>\d{4})(?<rest>.*)$/
const clock =
  /^(?:T|\s|,)*(?<half>上午|下午|中午|晚上|凌晨)?\s*(?<hour>\d{1,2})[:时点](?<minute>\d{1,2})?分?(?::?(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?秒?)?\s*(?<ampm>AM|PM)?\s*(?<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/

/**
 * Reads `2026年1月5日`, `2026/1/5 14:30`, `2026-01-05T06:30:00Z`, `20260105`, `5 Jan 2026`, and with an order
 * `05-01-26`. A date without a time means that whole local day. Years from 1970 to 2199.
 */
export function parseDate(text: string, style: DateStyle): DateReading {
  const clean = text.normalize('NFKC').trim().toUpperCase()
  if (/^\d{1,5}(?:\.\d+)?$/.test(clean)) return readExcel(clean, style)

  const found = readNumbers(clean, style)
  if ('problem' in found) return found
  const time = readTime(found.rest)
  if (!time || !isDay(found)) return { problem: 'not-a-date' }
  if (found.year < 1970 || found.year > 2199) return { problem: 'date-out-of-range' }
  return { date: { year: found.year, month: found.month, day: found.day, ...time } }
}

type Numbers = { readonly year: number; readonly month: number; readonly day: number; readonly rest: string }

function readNumbers(clean: string, style: DateStyle): Numbers | { problem: DateProblem } {
  const plain = (yearFirst.exec(clean) ?? compact.exec(clean))?.groups
  if (plain) return numbersOf(plain['year'], plain['month'], plain['day'], plain['rest'])

  const named = (dayNamed.exec(clean) ?? monthNamed.exec(clean))?.groups
  if (named) return readNamed(named)

  const three = triple.exec(clean)?.groups
  if (!three) return { problem: 'not-a-date' }
  const order = style === 'unambiguous' || style === 'excel' ? onlyOrder(three) : style
  if (order === undefined) return { problem: 'ambiguous-date' }
  return orderNumbers(three, order)
}

function readNamed(named: Readonly<Record<string, string | undefined>>): Numbers | { problem: DateProblem } {
  const month = monthNames.indexOf(named['name']?.slice(0, 3) ?? '') + 1
  return month === 0
    ? { problem: 'not-a-date' }
    : numbersOf(named['year'], String(month), named['day'], named['rest'])
}

type Triple = Readonly<Record<string, string | undefined>>

/** The order of a text that only one reading fits, such as 25/12/2026. */
function onlyOrder(three: Triple): DateOrder | undefined {
  const fitting = ordersOf(three).filter((order) => isDay(orderNumbers(three, order)))
  return fitting.length === 1 && three['c']?.length === 4 ? fitting[0] : undefined
}

const ordersOf = (three: Triple): readonly DateOrder[] =>
  three['c']?.length === 4 ? ['dmy', 'mdy'] : ['dmy', 'mdy', 'ymd']

function orderNumbers({ a, b, c, rest }: Triple, order: DateOrder): Numbers {
  if (order === 'dmy') return numbersOf(c, b, a, rest)
  return order === 'mdy' ? numbersOf(c, a, b, rest) : numbersOf(a, b, c, rest)
}

function numbersOf(year = '', month = '', day = '', rest = ''): Numbers {
  return { year: fullYear(year), month: Number(month), day: Number(day), rest }
}

/** POSIX: 69 to 99 are 19xx, 00 to 68 are 20xx. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 69 ? 2000 + year : 1900 + year
}

function isDay({ year, month, day }: Numbers): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year
}

function readTime(rest: string): Pick<WrittenDate, 'timeMs' | 'offsetMinutes'> | undefined {
  const weekday = /^[\s,]*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?/
  const text = rest.replace(weekday, '')
  if (text.trim() === '') return {}
  const parts = clock.exec(text.startsWith(' ') || text.startsWith('T') ? text : ` ${text}`)?.groups
  if (!parts) return undefined

  const hour = fullHour(Number(parts['hour']), parts['half'] ?? parts['ampm'])
  const minute = Number(parts['minute'] ?? 0)
  const second = Number(parts['second'] ?? 0)
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const millis = Math.floor(Number(`0.${parts['fraction'] ?? '0'}`) * 1000)
  const timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + millis
  const offset = offsetOf(parts['zone'])
  return offset === undefined ? { timeMs } : { timeMs, offsetMinutes: offset }
}

function fullHour(hour: number, half: string | undefined): number {
  const afternoon = half === 'PM' || half === '下午' || half === '晚上' || half === '中午'
  if (afternoon && hour < 12) return half === '中午' && hour > 9 ? hour : hour + 12
  return (half === 'AM' || half === '上午' || half === '凌晨') && hour === 12 ? 0 : hour
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!parts) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]))
}

/** Excel and WPS store days since 1899-12-30; without `excel` a bare number is no date. */
function readExcel(clean: string, style: DateStyle): DateReading {
  const serial = Number(clean)
  const inRange = serial >= 25_569 && serial < 109_575
  if (style !== 'excel') return { problem: inRange ? 'excel-date' : 'not-a-date' }
  if (!inRange) return { problem: 'date-out-of-range' }

  const at = new Date(EXCEL_EPOCH_MS + Math.floor(serial) * DAY_MS)
  const timeMs = Math.round((serial % 1) * DAY_MS)
  const day = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  return { date: timeMs === 0 ? day : { ...day, timeMs } }
}

/** The three-number dates of a text, or undefined where it is of another form. */
export function tripleReadings(text: string): ReadonlyMap<DateOrder, number> | undefined {
  const three = triple.exec(text.normalize('NFKC').trim().toUpperCase())?.groups
  if (!three) return undefined

  return new Map(
    ordersOf(three)
      .map((order) => ({ order, numbers: orderNumbers(three, order) }))
      .filter(({ numbers }) => isDay(numbers))
      .map(({ order, numbers }) => [order, Date.UTC(numbers.year, numbers.month - 1, numbers.day)]),
  )
}
