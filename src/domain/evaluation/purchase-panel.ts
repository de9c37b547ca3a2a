/** One row of an order file. `day` is a UTC day number, `amount` major units of one currency, negative for a refund. */
export type OrderRow = { readonly customerId: string; readonly day: number; readonly amount: number }

/**
 * Purchase days of many customers as columns. Customer i, in the order of `ids`, has rows `start[i]` up to
 * `start[i+1]`, by day ascending; `amount` is the day's net sum, negative on a day of nothing but returns.
 */
export type PurchasePanel = {
  readonly ids: readonly string[]
  readonly start: Uint32Array
  readonly day: Int32Array
  readonly amount: Float64Array
}

/** Sums below half a cent are rounding, not money: a day bought and returned is a day of 0. */
const dust = 0.005

type Days = Map<number, number>

function columns(byCustomer: ReadonlyMap<string, Days>): PurchasePanel {
  const ids = [...byCustomer.keys()].sort()
  const rows = ids.reduce((sum, id) => sum + (byCustomer.get(id)?.size ?? 0), 0)
  const panel = {
    ids,
    start: new Uint32Array(ids.length + 1),
    day: new Int32Array(rows),
    amount: new Float64Array(rows),
  }
  let at = 0
  for (const [i, id] of ids.entries()) {
    const days = [...(byCustomer.get(id) ?? [])].sort(([a], [b]) => a - b)
    for (const [day, amount] of days) {
      panel.day[at] = day
      panel.amount[at++] = Math.abs(amount) < dust ? 0 : amount
    }
    panel.start[i + 1] = at
  }

  return panel
}

/** Rows of one customer on one day become one net purchase; the order of the rows does not matter. */
export function panelOf(rows: Iterable<OrderRow>): PurchasePanel {
  const byCustomer = new Map<string, Days>()
  for (const { customerId, day, amount } of rows) {
    const days: Days = byCustomer.get(customerId) ?? new Map()
    if (days.size === 0) byCustomer.set(customerId, days)
    days.set(day, (days.get(day) ?? 0) + amount)
  }

  return columns(byCustomer)
}

/** First row of customer i. */
export const rowsFrom = ({ start }: PurchasePanel, i: number): number => start[i] ?? 0

/** The row after the last one of customer i. */
export const rowsTo = ({ start }: PurchasePanel, i: number): number => start[i + 1] ?? 0

/** One number a customer, from its rows `from` up to but not including `to`. */
export function perCustomer(
  panel: PurchasePanel,
  of: (from: number, to: number, customer: number) => number,
): Float64Array {
  const values = new Float64Array(panel.ids.length)
  for (let i = 0; i < values.length; i++) values[i] = of(rowsFrom(panel, i), rowsTo(panel, i), i)

  return values
}

/** The first and the last day of the panel; undefined of nothing. */
export function spanOf({
  day,
}: PurchasePanel): { readonly first: number; readonly last: number } | undefined {
  if (day.length === 0) return undefined

  let first = Infinity
  let last = -Infinity
  for (const d of day) {
    if (d < first) first = d
    if (d > last) last = d
  }
  return { first, last }
}
