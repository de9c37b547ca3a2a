import { minorDigits, toMinor } from '#src/domain/money.ts'
import type { Mention } from '#src/ingest/customers/name-mentions.ts'
import { hashOf, lineId } from '#src/ingest/facts/event-ids.ts'
import { isTooFarAhead } from '#src/ingest/facts/ingest-facts.ts'
import type { orderColumns } from '#src/ingest/read/column-names.ts'
import type { DateReader, ReadDate } from '#src/ingest/read/date-plan.ts'
import type { Columns } from '#src/ingest/read/match-columns.ts'
import {
  type DecimalMark,
  isCurrencyCode,
  type ParsedAmount,
  parseAmount,
  symbolCurrency,
  symbolFits,
} from '#src/ingest/read/parse-amount.ts'
import { type Problem, type RowReader, readCells } from '#src/ingest/read/read-cells.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { readMention, readWhen } from './read-mention.ts'

export type OrderField = keyof typeof orderColumns

/** All that reading an order's row needs to know of its file. */
export type OrderPlan = {
  readonly columns: Columns<OrderField>
  readonly source: string
  readonly readDate: DateReader
  readonly decimal: DecimalMark
  /** What one unit of the amount column is worth: 10,000 for 金额(万元). */
  readonly factor: number
  /** The currency of amounts that name none. */
  readonly currency: string
  readonly baseCurrency: string
  /** Rows in other currencies are read too: whoever asks for them prices them. Else they lack a rate. */
  readonly takesOthers?: boolean
  readonly now: Date
  /** Counts how often a key has come up in this file. */
  readonly occurrence: (key: string) => number
}

/** A row understood: who bought what for how much. A negative amount is a refund. */
export type OrderDraft = {
  readonly line: number
  readonly eventId: string
  readonly mention: Mention
  readonly at: Date
  readonly amountMinor: number
  readonly currency: string
  /** The cell that says which currency, where it is not the company's. */
  readonly foreign?: { readonly column: string; readonly value: string }
  readonly orderNumber?: string
  readonly product?: string
  readonly quantity?: number
}
export type OrderReading = {
  readonly draft?: OrderDraft
  readonly problems: readonly Problem[]
  readonly leftOut: readonly Problem[]
}

/** Reads one row. A row with any problem gives no draft. */
export function readOrderRow(row: TableRow, plan: OrderPlan): OrderReading {
  const cells = readCells(row, plan.columns)
  const mention = readMention(cells, plan.columns)
  const at = readWhen(cells, plan.readDate)
  const amount = readAmount(cells, plan)
  const orderNumber = cells.text('order')
  const product = cells.text('product', 500)
  const quantity = cells.read('quantity', readQuantity, 'not-a-quantity', true)
  // Counted for wrong rows too: a row that is mended later must not take the place of the one behind it.
  const eventId = identify(plan, { orderNumber, mention, at, amount })
  if (at && isTooFarAhead(at.at, plan.now)) cells.fail('date', 'in-the-future')
  const { problems, leftOut } = cells
  if (problems.length > 0 || !at || !amount || eventId === undefined) return { problems, leftOut }

  const draft = {
    line: row.line,
    eventId,
    mention,
    at: at.at,
    ...amount,
    ...(orderNumber === '' ? {} : { orderNumber }),
    ...(product === '' ? {} : { product }),
    ...(quantity === undefined ? {} : { quantity }),
  }
  return { draft, problems, leftOut }
}

type Amount = Pick<OrderDraft, 'amountMinor' | 'currency' | 'foreign'>

function readAmount(cells: RowReader<OrderField>, plan: OrderPlan): Amount | undefined {
  if (cells.required('amount') === '') return undefined
  const parsed = cells.read('amount', (text) => parseAmount(text, plan.decimal), 'not-an-amount')
  if (!parsed) return undefined

  const currency = currencyOf(cells, parsed, plan)
  const foreign = currency === plan.baseCurrency ? undefined : currencyCell(cells, plan)
  if (foreign && !plan.takesOthers) {
    cells.fail(foreign.field, 'no-rate')
    return undefined
  }
  const major = Number((parsed.value * plan.factor).toPrecision(15))
  if (Math.abs(major) * 10 ** minorDigits(currency) > Number.MAX_SAFE_INTEGER) {
    cells.fail('amount', 'amount-too-large')
    return undefined
  }
  const amount = { amountMinor: toMinor(major, currency), currency }
  return foreign ? { ...amount, foreign: { column: foreign.column, value: foreign.value } } : amount
}

function currencyCell(cells: RowReader<OrderField>, { columns }: OrderPlan) {
  const field = columns.has('currency') ? ('currency' as const) : ('amount' as const)
  return { field, column: columns.get(field)?.column ?? field, value: cells.text(field) }
}

/** What the amount itself says, else the currency column, else the file's; a sign that does not fit wins. */
function currencyOf(cells: RowReader<OrderField>, parsed: ParsedAmount, plan: OrderPlan): string {
  if (parsed.currency !== undefined) return parsed.currency
  const cell = cells.text('currency').toUpperCase()
  const declared = cell === '' ? plan.currency : (currencyNamed(cell) ?? cell)
  const { symbol } = parsed
  return symbol === undefined || symbolFits(symbol, declared)
    ? declared
    : (symbolCurrency(symbol) ?? declared)
}

/** `USD`, `美元`, `人民币` → an ISO code. */
export const currencyNamed = (text: string): string | undefined => {
  const code = text.normalize('NFKC').trim().toUpperCase()
  return isCurrencyCode(code) ? code : parseAmount(`1 ${code}`)?.currency
}

const readQuantity = (text: string): number | undefined => {
  const value = parseAmount(text.replace(/[个件台套箱只本张kg公斤吨]+$/u, ''))?.value
  return value === undefined ? undefined : Math.abs(value)
}

type Identity = {
  readonly orderNumber: string
  readonly mention: Mention
  readonly at: ReadDate | undefined
  readonly amount: Amount | undefined
}

/**
 * `source|order` and `source|order|2` for its further lines; refunds of an order count by day, apart from its
 * lines, so that a longer export in any order of rows gives each the same id. Without an order number the row's
 * own facts and its occurrence are the identity.
 */
function identify(plan: OrderPlan, { orderNumber, mention, at, amount }: Identity): string | undefined {
  const { source, occurrence } = plan
  if (orderNumber !== '') {
    const isRefund = amount !== undefined && amount.amountMinor < 0
    const base = `${source}|${orderNumber}${isRefund ? `|refund ${at?.key ?? ''}` : ''}`
    return lineId(base, occurrence(base))
  }
  if (!at || !amount || mention.id === '') return undefined
  const base = `${source}|${hashOf(mention.id, at.key, amount.amountMinor, amount.currency)}`
  return lineId(base, occurrence(base))
}
