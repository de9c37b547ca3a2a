import type { ClassRow } from '#src/domain/evaluation/own-classes.ts'
import type { OrderRow } from '#src/domain/evaluation/purchase-panel.ts'
import type { RatingRow } from '#src/domain/evaluation/satisfaction.ts'
import { toMajor } from '#src/domain/money.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { createOccurrences } from '#src/ingest/facts/event-ids.ts'
import { inBatches } from '#src/ingest/imports/import-run.ts'
import { orderColumns } from '#src/ingest/read/column-names.ts'
import { createDateReader, planDates } from '#src/ingest/read/date-plan.ts'
import { headerUnit } from '#src/ingest/read/header-unit.ts'
import { type Columns, columnValues, matchColumns, wishesOf } from '#src/ingest/read/match-columns.ts'
import { inferDecimalMark, parseAmount, symbolCurrency } from '#src/ingest/read/parse-amount.ts'
import type { Problem } from '#src/ingest/read/read-cells.ts'
import { readTable } from '#src/ingest/read/read-table.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { currencyNamed, type OrderDraft, type OrderField, type OrderPlan, readOrderRow } from './order-row.ts'

const dayMs = 86_400_000

/** Which columns hold what; those not named are guessed as in an import. */
type PurchaseColumns = Readonly<
  Partial<Record<'customer' | 'date' | 'amount' | 'ownClass' | 'rating', string>>
>

export type PurchaseOptions = {
  readonly columns: PurchaseColumns
  readonly dateFormat?: string
  readonly now: Date
}

/** An order file as the evaluation takes it. */
export type Purchases = {
  readonly rows: readonly OrderRow[]
  /** One a row with a class; empty where no column was named. */
  readonly classes: readonly ClassRow[]
  /** One a row with a rating; empty where no column was named. */
  readonly ratings: readonly RatingRow[]
  /** Of the amounts; rows in another one are among those not taken. */
  readonly currency: string
  /** Ratings that are not from 1 to 5; their rows count all the same. */
  readonly wrongRatings: number
  readonly notTaken: { readonly rows: number; readonly first?: Problem & { readonly line: number } }
}

/** What only tells rows apart or whose they are is not needed here. */
const notNeeded = { name: '-', order: '-', owner: '-', product: '-', quantity: '-' } as const

/** What the amount column or its first amounts say. */
function currencyOf(sample: readonly TableRow[], columns: Columns<OrderField>): string {
  const named = columnValues(sample, columns, 'currency').find((text) => text.trim() !== '')
  const unit = headerUnit(columns.get('amount')?.column ?? '').currency
  const written = columnValues(sample, columns, 'amount')
    .map((text) => parseAmount(text))
    .find((amount) => amount?.currency !== undefined || amount?.symbol !== undefined)
  const byCell = named === undefined ? undefined : currencyNamed(named)
  return byCell ?? unit ?? written?.currency ?? symbolCurrency(written?.symbol ?? '') ?? 'CNY'
}

function planOf(
  sample: readonly TableRow[],
  columns: Columns<OrderField>,
  { dateFormat, now }: PurchaseOptions,
): OrderPlan {
  const texts = columnValues(sample, columns, 'date')
  const style = planDates({ column: columns.get('date')?.column ?? 'date', texts }, dateFormat, now)
  const currency = currencyOf(sample, columns)
  return {
    columns,
    source: 'evaluate',
    readDate: createDateReader(style, 'UTC'), // the day as written is the day
    decimal: inferDecimalMark(columnValues(sample, columns, 'amount')),
    factor: headerUnit(columns.get('amount')?.column ?? '').factor,
    currency,
    baseCurrency: currency,
    now,
    occurrence: createOccurrences(),
  }
}

const rowOf = ({ mention, at, amountMinor, currency }: OrderDraft): OrderRow => ({
  customerId: mention.isId ? mention.id : normaliseName(mention.id) || mention.id,
  day: Math.floor(at.getTime() / dayMs),
  amount: toMajor({ amountMinor, currency }),
})

/** A column that is never guessed: the company's own classes, ratings. */
const namedColumn = (header: readonly string[], field: string, given: string | undefined): number =>
  given === undefined
    ? -1
    : (matchColumns(header, [{ field, names: [], required: true, given }]).get(field)?.index ?? -1)

/** Where the cells stand that an import of orders does not know; −1 for none. */
type OwnColumns = { readonly classAt: number; readonly ratingAt: number }

const ratingOf = (text: string): number | undefined => {
  const rating = Number(text.normalize('NFKC'))
  return text.trim() !== '' && rating >= 1 && rating <= 5 ? rating : undefined
}

/** What the own columns say, row by row. */
function gatherOwn({ classAt, ratingAt }: OwnColumns) {
  const classes: ClassRow[] = []
  const ratings: RatingRow[] = []
  let wrongRatings = 0

  return {
    take({ customerId, day }: OrderRow, { cells }: TableRow): void {
      const [name, given] = [cells[classAt], cells[ratingAt]]
      if (name) classes.push({ customerId, day, name })
      if (!given) return
      const rating = ratingOf(given)
      if (rating === undefined) wrongRatings++
      else ratings.push({ customerId, day, rating })
    },
    taken: () => ({ classes, ratings, wrongRatings }),
  }
}

/** Rows as they come: those that are understood, and a count of the others. */
function gather(plan: OrderPlan, own: OwnColumns) {
  const rows: OrderRow[] = []
  const ownCells = gatherOwn(own)
  const notTaken: { rows: number; first?: Problem & { line: number } } = { rows: 0 }

  return {
    take(row: TableRow): void {
      const { draft, problems } = readOrderRow(row, plan)
      if (!draft) {
        notTaken.rows++
        const [problem] = problems
        if (problem) notTaken.first ??= { ...problem, line: row.line }
        return
      }
      const read = rowOf(draft)
      rows.push(read)
      ownCells.take(read, row)
    },
    taken: (): Purchases => ({ rows, ...ownCells.taken(), currency: plan.currency, notTaken }),
  }
}

/**
 * Reads an order file into purchases: cells are understood as an import of orders understands them, and wrong rows
 * are counted and left out.
 * @throws AppError as an import does, where the file, an option or a column is not understood
 */
export async function readPurchases(
  bytes: AsyncIterable<Uint8Array>,
  options: PurchaseOptions,
  onBytes?: (bytesRead: number) => void,
): Promise<Purchases> {
  const table = await readTable(bytes, { onBytes })
  const { ownClass, rating, ...given } = options.columns
  const own = {
    classAt: namedColumn(table.header, 'own-class', ownClass),
    ratingAt: namedColumn(table.header, 'rating', rating),
  }
  const wishes = wishesOf(orderColumns, ['customer', 'date', 'amount'], [], { ...given, ...notNeeded })
  const columns = matchColumns(table.header, wishes)
  const { sample, batches } = await inBatches(table)
  const plan = planOf(sample, columns, options)
  const purchases = gather(plan, own)
  for await (const batch of batches()) for (const row of batch) purchases.take(row)

  return purchases.taken()
}
