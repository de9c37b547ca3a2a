import { AppError } from '#src/domain/errors.ts'
import { type Rate, rateValue } from '#src/domain/exchange.ts'
import type { ImportDeps, ImportFile, ImportOptions } from '#src/ingest/import-deps.ts'
import { rateColumns } from '#src/ingest/read/company-column-names.ts'
import { createDateReader, type DateReader, planDates } from '#src/ingest/read/date-plan.ts'
import {
  type Columns,
  columnUses,
  columnValues,
  matchColumns,
  wishesOf,
} from '#src/ingest/read/match-columns.ts'
import { type Problem, type RowReader, readCells } from '#src/ingest/read/read-cells.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { currencyNamed } from '#src/ingest/rows/order-row.ts'
import { readWhen } from '#src/ingest/rows/read-mention.ts'
import { startImport } from './import-run.ts'
import type { ImportSummary } from './import-summary.ts'

type RateField = keyof typeof rateColumns

/** `per`: the rates of the file are for so many units, as banks quote 100 yen. */
export type RateImportOptions = Omit<ImportOptions<RateField>, 'zone' | 'source'> & {
  readonly per?: 1 | 10 | 100 | 1_000
}

type Plan = {
  readonly columns: Columns<RateField>
  readonly readDate: DateReader
  readonly currencies: Readonly<Partial<Record<'from' | 'to', string>>>
  readonly per: number
  /** Days of this file so far. */
  readonly seen: Map<string, string>
}

/**
 * Imports exchange rates: a day, two currencies and what one unit of the first was worth in the second. A rate that
 * stands for that day already is replaced; what has been converted at it stays as it is.
 * @throws AppError before anything is written, where the file, an option or a column is not understood.
 */
export async function importRates(
  deps: Pick<ImportDeps, 'imports' | 'rates' | 'ids' | 'clock'>,
  file: ImportFile,
  options: RateImportOptions,
): Promise<ImportSummary> {
  const { given, onProgress } = options
  const run = await startImport(deps, { kind: 'rates', source: 'rates-csv', file, onProgress })
  const { header } = run.table
  const columns = matchColumns(header, wishesOf(rateColumns, ['date', 'rate'], ['from', 'to'], given))
  const dates = {
    column: columns.get('date')?.column ?? '',
    texts: columnValues(run.sample, columns, 'date'),
  }
  const dateStyle = planDates(dates, options.dateFormat, deps.clock.now())
  const plan: Plan = {
    columns,
    readDate: createDateReader(dateStyle, 'UTC'),
    currencies: { ...currencyFor('from', columns, given.from), ...currencyFor('to', columns, given.to) },
    per: options.per ?? 1,
    seen: new Map(),
  }

  for await (const rows of run.batches()) {
    const rates = rows.flatMap((row) => {
      const { rate, problems } = readRate(row, plan)
      if (!rate) run.refuse(row.line, problems)
      return rate ?? []
    })
    const news = await deps.rates.put(rates)
    run.tally.counts.taken += news
    run.tally.counts.known += rates.length - news
    for (const { day } of rates) run.tally.date(new Date(day))
  }
  return run.finish({ columns: columnUses(columns, given), dateStyle })
}

/** The currency of all rows, where there is no column of it. */
function currencyFor(field: 'from' | 'to', columns: Columns<RateField>, given: string | undefined) {
  if (columns.has(field)) return {}
  const code = given === undefined ? undefined : currencyNamed(given)
  if (code === undefined) throw currencyNeeded(field, given)
  return { [field]: code }
}

function readRate(
  row: TableRow,
  plan: Plan,
): { readonly rate?: Rate; readonly problems: readonly Problem[] } {
  const cells = readCells(row, plan.columns)
  const when = readWhen(cells, plan.readDate)
  const [from, to] = [readCurrency(cells, 'from', plan), readCurrency(cells, 'to', plan)]
  const text = cells.required('rate')
  const value =
    text === '' ? undefined : cells.read('rate', (each) => readValue(each, plan.per), 'not-a-rate')
  if (from !== undefined && from === to) cells.fail('to', 'same-currency')
  if (cells.problems.length > 0 || !when || !from || !to || value === undefined) {
    return { problems: cells.problems }
  }

  const day = when.at.toISOString().slice(0, 10)
  const rate = { _id: `${from}|${to}|${day}`, from, to, day, value }
  if ((plan.seen.get(rate._id) ?? value) !== value) {
    cells.fail('rate', 'twice-in-file')
    return { problems: cells.problems }
  }
  plan.seen.set(rate._id, value)
  return { rate, problems: [] }
}

function readCurrency(cells: RowReader<RateField>, field: 'from' | 'to', plan: Plan): string | undefined {
  const ofAll = plan.currencies[field]
  if (ofAll !== undefined) return ofAll
  cells.required(field)
  return cells.read(field, currencyNamed, 'not-a-currency')
}

/** `7.8123`, `7,8123`, `1,234.5`; of 100 units the point moves by two. */
function readValue(text: string, per: number): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const point = /^\d+,\d+$/.test(plain) ? plain.replace(',', '.') : plain.replace(/,(?=\d{3}\b)/g, '')
  const [whole = '', fraction = ''] = point.split('.')
  if (per === 1 || !/^\d*$/.test(whole)) return rateValue(point)

  const places = Math.log10(per)
  const digits = whole.padStart(places + 1, '0')
  return rateValue(`${digits.slice(0, -places)}.${digits.slice(-places)}${fraction}`)
}

const currencyNeeded = (field: 'from' | 'to', given: string | undefined): AppError =>
  new AppError({
    code: 'currency-unknown',
    message:
      given === undefined
        ? `No column of this file looks like the currency that the rates are ${field}.`
        : `"${given}" is neither a column of this file nor a currency.`,
    remedy: `Name the column or the currency of all rows: --${field} ${field === 'from' ? 'EUR' : 'CNY'}.`,
  })
