import { type CalendarDay, calendarDayId } from '#src/domain/calendar/calendar-day.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { parseDate, type WrittenDate } from '#src/ingest/read/parse-date.ts'

/** What somebody wrote of a day, or of a stretch of days. */
export type CalendarEntry = Pick<CalendarDay, 'day' | 'isWorking'> & { readonly name?: string }

type EntryProblem = 'day' | 'kind'
type EntryReading = { readonly entries: readonly CalendarEntry[] } | { readonly problem: EntryProblem }

const working: ReadonlySet<string> = new Set([
  'working',
  'workday',
  'work',
  'on',
  '班',
  '上班',
  '调休上班',
  '补班',
  '工作日',
  '工作',
])
const off: ReadonlySet<string> = new Set([
  'off',
  'holiday',
  'rest',
  'free',
  '休',
  '休息',
  '放假',
  '假',
  '节假日',
  '休息日',
])

const kindOf = (text: string): boolean | undefined => {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (working.has(word)) return true
  return off.has(word) ? false : undefined
}

const pad = (value: number): string => String(value).padStart(2, '0')
const asDay = ({ year, month, day }: WrittenDate): string => `${year}-${pad(month)}-${pad(day)}`

function dayOf(text: string): string | undefined {
  const reading = parseDate(text, 'unambiguous')
  return 'date' in reading ? asDay(reading.date) : undefined
}

const between = /\s*(?:\.\.|[~～至到]| to )\s*/
/** A stretch is a holiday at most, never a slip of the year. */
const longestStretchDays = 31

/** `2027-02-05~2027-02-11`, `2027年2月5日至2027年2月11日`, or one day. */
function daysOf(text: string): readonly string[] | undefined {
  const [first = '', last, ...more] = text.trim().split(between)
  const from = dayOf(first)
  const to = last === undefined ? from : dayOf(last)
  if (from === undefined || to === undefined || more.length > 0 || to < from) return undefined

  const days = Array.from({ length: longestStretchDays }, (_, n) => shiftDay(from, n)).filter(
    (day) => day <= to,
  )
  return days.at(-1) === to ? days : undefined
}

/** One line of a file or of a typed list, by its cells. */
export function readEntry(day: string, kind: string, name: string): EntryReading {
  const days = daysOf(day)
  const isWorking = kindOf(kind)
  if (!days) return { problem: 'day' }
  if (isWorking === undefined) return { problem: 'kind' }

  const named = name.trim() === '' ? {} : { name: name.trim().slice(0, 60) }
  return { entries: days.map((each) => ({ day: each, isWorking, ...named })) }
}

const typedKind = new RegExp(
  `^(?<day>.+?)\\s*(?<kind>${[...working, ...off].sort((a, b) => b.length - a.length).join('|')})(?![a-z])\\s*(?<name>.*)$`,
  'iu',
)

/** What a typed list says: `2027-02-05~2027-02-11 off 春节, 2027-02-20 working`. */
export function readTypedDays(words: string): {
  readonly entries: readonly CalendarEntry[]
  /** The parts that cannot be read, as they were typed. */
  readonly wrong: readonly string[]
} {
  const parts = words
    .split(/[,，;；、\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = parts.map((part) => {
    const { day = '', kind = '', name = '' } = typedKind.exec(part)?.groups ?? {}
    return { part, reading: readEntry(day, kind, name) }
  })
  return {
    entries: read.flatMap(({ reading }) => ('entries' in reading ? reading.entries : [])),
    wrong: read.flatMap(({ part, reading }) => ('problem' in reading ? [part] : [])),
  }
}

/** The days of a list as they are stored; one named twice counts as it was named last. */
export function calendarDaysOf(
  entries: readonly CalendarEntry[],
  entered: Pick<CalendarDay, 'region' | 'source' | 'by' | 'enteredAt'>,
): readonly CalendarDay[] {
  const days = entries.map((entry) => ({
    _id: calendarDayId(entered.region, entry.day),
    ...entered,
    ...entry,
  }))
  return [...new Map(days.map((day) => [day._id, day])).values()]
}
