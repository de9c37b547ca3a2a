import { transforms } from '#src/domain/score/transform.ts'
import { decayedSum, decayOfRows, type KeySettings, orderFigure } from './key.ts'
import { type PurchasePanel, rowsFrom, rowsTo } from './purchase-panel.ts'
import { medianOf } from './select.ts'

/** A key whose scales are held still, so that its values of different days compare. */
export type FixedKey = {
  readonly settings: KeySettings
  readonly scales: { readonly spend: number; readonly orders: number }
}

/** The medians that `keyRanking` would divide by on this day; 1 for a dimension that nobody has. */
export function fixedKey(settings: KeySettings, history: PurchasePanel, asOfDay: number): FixedKey {
  const decay = decayOfRows(history, asOfDay, settings.halfLifeDays)
  const scaleOf = (figure: (amount: number) => number) =>
    medianOf(decayedSum(history, decay, figure).filter((sum) => sum > 0)) || 1
  return {
    settings,
    scales: { spend: scaleOf(transforms[settings.transform].apply), orders: scaleOf(orderFigure) },
  }
}

/** One customer's key by what it had done up to and with a day. */
export function fixedKeyAt(
  panel: PurchasePanel,
  customer: number,
  day: number,
  { settings, scales }: FixedKey,
): number {
  const { apply } = transforms[settings.transform]
  let [spend, orders] = [0, 0]
  for (let row = rowsFrom(panel, customer); row < rowsTo(panel, customer); row++) {
    const on = panel.day[row] ?? Infinity
    if (on > day) break
    const decay = 2 ** ((on - day) / settings.halfLifeDays)
    spend += apply(panel.amount[row] ?? 0) * decay
    orders += orderFigure(panel.amount[row] ?? 0) * decay
  }
  const { ordersWeight } = settings
  return ((1 - ordersWeight) * Math.max(0, spend)) / scales.spend + (ordersWeight * orders) / scales.orders
}
