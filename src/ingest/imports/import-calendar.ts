import { regionOf } from '#src/domain/calendar/calendar-day.ts'
import { yearOf } from '#src/domain/calendar/work-calendar.ts'
import { AppError } from '#src/domain/errors.ts'
import type { ImportFile } from '#src/ingest/import-deps.ts'
import { calendarColumns } from '#src/ingest/read/company-column-names.ts'
import { matchColumns, wishesOf } from '#src/ingest/read/match-columns.ts'
import { readTable } from '#src/ingest/read/read-table.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import { type CalendarEntry, calendarDaysOf, readEntry } from './calendar-entries.ts'

type Deps = { readonly calendars: Calendars; readonly clock: Clock }

/** What a calendar file brought, and its lines that cannot be read. */
export type CalendarImport = {
  readonly days: number
  readonly years: readonly number[]
  readonly wrong: readonly { readonly line: number; readonly problem: 'day' | 'kind' }[]
}

/** Far beyond what years of holidays need. */
const mostDays = 5_000

const tooManyDays = () =>
  new AppError({
    code: 'calendar-too-long',
    message: `The file has more than ${mostDays} days.`,
    remedy: 'Give the holidays and make-up days alone; weekends are known.',
  })

/**
 * Takes days off and make-up working days from a CSV with the columns day, kind (working or off) and, if you like,
 * name. A file that has a line that cannot be read changes nothing: half a calendar would be trusted as a whole one.
 * @throws AppError as `readTable` and `matchColumns` do, and `calendar-too-long`
 */
export async function importCalendar(
  { calendars, clock }: Deps,
  file: ImportFile,
  { zone, by }: { readonly zone: string; readonly by: string },
): Promise<CalendarImport> {
  const table = await readTable(file.bytes, { sheet: file.sheet })
  const columns = matchColumns(table.header, wishesOf(calendarColumns, ['day', 'kind'], [], {}))
  const entries: CalendarEntry[] = []
  const wrong: { line: number; problem: 'day' | 'kind' }[] = []
  for await (const rows of table.rows()) {
    for (const { line, cells } of rows) {
      const cell = (field: keyof typeof calendarColumns) => cells[columns.get(field)?.index ?? -1] ?? ''
      const reading = readEntry(cell('day'), cell('kind'), cell('name'))
      if ('problem' in reading) wrong.push({ line, problem: reading.problem })
      else entries.push(...reading.entries)
    }
    if (entries.length > mostDays) throw tooManyDays()
  }
  const years = [...new Set(entries.map(({ day }) => yearOf(day)))].sort((a, b) => a - b)
  if (wrong.length > 0) return { days: 0, years, wrong }

  const days = calendarDaysOf(entries, {
    region: regionOf(zone),
    source: file.name,
    by,
    enteredAt: clock.now(),
  })
  await calendars.put(days)
  return { days: days.length, years, wrong }
}
