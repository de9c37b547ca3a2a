import { AppError } from '#src/domain/errors.ts'
import { type PurchasePanel, rowsFrom, rowsTo } from './purchase-panel.ts'

/** What came after the split, by customer of the history, in its order. */
export type HeldOut = {
  /** The days that were held out: after the split day, up to and with this one. */
  readonly lastDay: number
  /** Net spend; a customer whose returns outweigh its purchases counts 0. */
  readonly spend: Float64Array
  /** Days with a purchase, those of nothing but returns left out. */
  readonly purchases: Float64Array
  /** Customers first seen after the split, whom nobody could have ranked, and their spend. */
  readonly newcomers: { readonly customers: number; readonly spend: number }
}

/** History a method may look at, and the truth it is judged by: two things, so that no method can peek. */
export type Split = {
  /** Purchases up to and with the split day, of customers who had bought by then. */
  readonly history: PurchasePanel
  readonly splitDay: number
  readonly heldOut: HeldOut
}

/** The panel up to and with a day, without customers who had not bought by then. */
function panelUpTo(panel: PurchasePanel, lastDay: number): PurchasePanel {
  const ids: string[] = []
  const start: number[] = [0]
  const kept: number[] = []
  for (const [i, id] of panel.ids.entries()) {
    const before = kept.length
    for (let row = rowsFrom(panel, i); row < rowsTo(panel, i); row++)
      if ((panel.day[row] ?? Infinity) <= lastDay) kept.push(row)
    if (kept.length === before) continue
    ids.push(id)
    start.push(kept.length)
  }

  return {
    ids,
    start: Uint32Array.from(start),
    day: Int32Array.from(kept, (row) => panel.day[row] ?? 0),
    amount: Float64Array.from(kept, (row) => panel.amount[row] ?? 0),
  }
}

/** What one customer did on the days after `splitDay`, up to and with `lastDay`. */
function afterwards(
  { day, amount }: PurchasePanel,
  from: number,
  to: number,
  splitDay: number,
  lastDay: number,
) {
  const after = { spend: 0, purchases: 0 }
  for (let row = from; row < to; row++) {
    const on = day[row] ?? 0
    if (on <= splitDay || on > lastDay) continue
    after.spend += amount[row] ?? 0
    if ((amount[row] ?? 0) >= 0) after.purchases++
  }
  return { spend: Math.max(0, after.spend), purchases: after.purchases }
}

function heldOutOf(panel: PurchasePanel, splitDay: number, lastDay: number): HeldOut {
  const all = panel.ids.map((_, i) => {
    const from = rowsFrom(panel, i)
    const known = (panel.day[from] ?? Infinity) <= splitDay
    return { known, ...afterwards(panel, from, rowsTo(panel, i), splitDay, lastDay) }
  })
  const known = all.filter((one) => one.known)
  const late = all.filter((one) => !one.known && one.purchases > 0)

  return {
    lastDay,
    spend: Float64Array.from(known, ({ spend }) => spend),
    purchases: Float64Array.from(known, ({ purchases }) => purchases),
    newcomers: { customers: late.length, spend: late.reduce((sum, { spend }) => sum + spend, 0) },
  }
}

/** The split where both sides have purchases of customers known by the split day; undefined elsewhere. */
export function splitAt(panel: PurchasePanel, splitDay: number, days: number): Split | undefined {
  const history = panelUpTo(panel, splitDay)
  const heldOut = heldOutOf(panel, splitDay, splitDay + days)

  return heldOut.purchases.some((n) => n > 0) ? { history, splitDay, heldOut } : undefined
}

/**
 * The split day belongs to the history; the `days` after it are held out, what comes later is not looked at.
 * @throws AppError `split-empty` where one side has no purchase
 */
export function splitOrders(panel: PurchasePanel, splitDay: number, days: number): Split {
  const split = splitAt(panel, splitDay, days)
  if (split) return split

  throw new AppError({
    code: 'split-empty',
    message: 'Nobody who had bought by the split day bought in the days after it.',
    remedy: 'Choose a split day that lies inside the file, with purchases on both sides of it.',
  })
}
