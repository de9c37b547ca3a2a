import type { ClassRow } from '#src/domain/evaluation/own-classes.ts'
import type { OrderRow } from '#src/domain/evaluation/purchase-panel.ts'
import { toMajor } from '#src/domain/money.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { orderColumns } from './column-names.ts'
import { createDateReader, planDates } from './date-plan.ts'
import { createOccurrences } from './event-ids.ts'
import { headerUnit } from './header-unit.ts'
import { inBatches } from './import-run.ts'
import { type Columns, columnValues, matchColumns, wishesOf } from './match-columns.ts'
import { currencyNamed, type OrderDraft, type OrderField, type OrderPlan, readOrderRow } from './order-row.ts'
import { inferDecimalMark, parseAmount, symbolCurrency } from './parse-amount.ts'
import type { Problem } from './read-cells.ts'
import { readTable, type TableRow } from './read-table.ts'

const dayMs = 86_400_000

/** Which columns hold what; those not named are guessed as in an import. */
type PurchaseColumns = Readonly<Partial<Record<'customer' | 'date' | 'amount' | 'ownClass', string>>>

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
  /** Of the amounts; rows in another one are among those not taken. */
  readonly currency: string
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

/** The column of the company's own classes, which is never guessed. */
const classColumn = (header: readonly string[], given: string | undefined): number =>
  given === undefined
    ? -1
    : (matchColumns(header, [{ field: 'own-class', names: [], required: true, given }]).get('own-class')
        ?.index ?? -1)

/** Rows as they come: those that are understood, and a count of the others. */
function gather(plan: OrderPlan, classAt: number) {
  const rows: OrderRow[] = []
  const classes: ClassRow[] = []
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
      const name = row.cells[classAt]
      if (name) classes.push({ customerId: read.customerId, day: read.day, name })
    },
    taken: (): Purchases => ({ rows, classes, currency: plan.currency, notTaken }),
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
  const table = await readTable(bytes, onBytes)
  const { ownClass, ...given } = options.columns
  const classAt = classColumn(table.header, ownClass)
  const wishes = wishesOf(orderColumns, ['customer', 'date', 'amount'], [], { ...given, ...notNeeded })
  const columns = matchColumns(table.header, wishes)
  const { sample, batches } = await inBatches(table)
  const plan = planOf(sample, columns, options)
  const purchases = gather(plan, classAt)
  for await (const batch of batches()) for (const row of batch) purchases.take(row)

  return purchases.taken()
}
