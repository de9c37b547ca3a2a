import { AppError } from '#src/domain/errors.ts'
import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'
import { createOccurrences } from '#src/ingest/facts/event-ids.ts'
import { createFactWriter } from '#src/ingest/facts/fact-writer.ts'
import type { ImportDeps, ImportFile, ImportOptions } from '#src/ingest/import-deps.ts'
import { createPricing } from '#src/ingest/orders/price-orders.ts'
import { orderColumns } from '#src/ingest/read/column-names.ts'
import { createDateReader, planDates } from '#src/ingest/read/date-plan.ts'
import { headerUnit } from '#src/ingest/read/header-unit.ts'
import {
  type Columns,
  columnUses,
  columnValues,
  matchColumns,
  wishesOf,
} from '#src/ingest/read/match-columns.ts'
import { inferDecimalMark } from '#src/ingest/read/parse-amount.ts'
import type { DateStyle } from '#src/ingest/read/parse-date.ts'
import {
  currencyNamed,
  type OrderDraft,
  type OrderField,
  type OrderPlan,
  readOrderRow,
} from '#src/ingest/rows/order-row.ts'
import { planOwners } from '#src/ingest/rows/owner-column.ts'
import { type ImportRun, startImport } from './import-run.ts'
import { sourceOf } from './import-source.ts'
import type { ImportSummary } from './import-summary.ts'

/**
 * Imports orders; a negative amount is a refund, booked on its order's day where it names one; amounts in other
 * currencies count at the rate of the order's day, and wait in quarantine where there is none. The same file again, or a longer export of it, adds only what is new.
 * @throws AppError before anything is written, where the file, an option or a column is not understood.
 */
export async function importOrders(
  deps: ImportDeps,
  file: ImportFile,
  options: ImportOptions<OrderField>,
): Promise<ImportSummary> {
  const source = sourceOf('orders', options.source)
  const run = await startImport(deps, {
    kind: 'orders',
    source: source.facts,
    file,
    onProgress: options.onProgress,
  })
  const { header } = run.table
  const columns = matchColumns(
    header,
    wishesOf(orderColumns, ['customer', 'date', 'amount'], ['owner', 'currency'], options.given),
  )
  const { plan, dateStyle } = await planOrders(deps, run, columns, source.facts, options)
  const owners = await planOwners(deps, header, columns, options.given.owner, run.tally)
  const writer = createFactWriter(deps, run, source.system, columns.get('customer')?.column ?? '')
  const pricing = createPricing(deps, run, plan, options.zone)
  const receivedAt = plan.now

  for await (const rows of run.batches()) {
    const drafts = rows.flatMap((row) => {
      const { draft, problems, leftOut } = readOrderRow(row, plan)
      if (!draft) run.refuse(row.line, problems)
      else if (leftOut.length > 0) run.leaveOut(row.line, leftOut)
      return draft ? [{ ...draft, owner: owners.ownerOf(row) }] : []
    })
    const placed = await writer.place(drafts)
    const read = placed.map(({ draft, customerId }) => ({
      draft,
      fact: eventOf(draft, customerId, source.facts, receivedAt),
    }))
    await writer.write(await pricing.take(read))
  }
  await writer.write(await pricing.release())

  return run.finish({ columns: columnUses(columns, options.given), dateStyle, currency: plan.currency })
}

async function planOrders(
  { policies, clock }: ImportDeps,
  { sample }: ImportRun,
  columns: Columns<OrderField>,
  source: string,
  { given, dateFormat, zone }: ImportOptions<OrderField>,
): Promise<{ plan: OrderPlan; dateStyle: DateStyle }> {
  const now = clock.now()
  const dates = {
    column: columns.get('date')?.column ?? 'date',
    texts: columnValues(sample, columns, 'date'),
  }
  const dateStyle = planDates(dates, dateFormat, now)
  const unit = headerUnit(columns.get('amount')?.column ?? '')
  const base = (await policies.active())?.baseCurrency
  const currency = currencyOption(given.currency, columns) ?? unit.currency ?? base ?? 'CNY'
  const plan: OrderPlan = {
    columns,
    source,
    readDate: createDateReader(dateStyle, zone),
    decimal: inferDecimalMark(columnValues(sample, columns, 'amount')),
    factor: unit.factor,
    currency,
    baseCurrency: base ?? currency,
    takesOthers: true,
    now,
    occurrence: createOccurrences(),
  }
  return { plan, dateStyle }
}

function currencyOption(given: string | undefined, columns: Columns<OrderField>): string | undefined {
  if (given === undefined || given === '-' || columns.has('currency')) return undefined
  const code = currencyNamed(given)
  if (code === undefined) throw currencyUnknown(given)
  return code
}

function eventOf(
  draft: OrderDraft,
  customerId: string,
  source: string,
  receivedAt: Date,
): OrderEvent | RefundEvent {
  const { eventId, at, amountMinor, currency, orderNumber, product, quantity } = draft
  const base = { _id: eventId, customerId, source, at, bookedAt: at, receivedAt, currency }
  const numbered = orderNumber === undefined ? base : { ...base, orderNumber }
  if (amountMinor < 0) return { ...numbered, kind: 'refund', amountMinor: -amountMinor }
  return {
    ...numbered,
    kind: 'order',
    amountMinor,
    ...(product === undefined ? {} : { product }),
    ...(quantity === undefined ? {} : { quantity }),
  }
}

const currencyUnknown = (given: string): AppError =>
  new AppError({
    code: 'currency-unknown',
    message: `"${given}" is neither a column of this file nor a currency.`,
    remedy: 'Give an ISO code such as --currency USD, or the column that holds one.',
  })
