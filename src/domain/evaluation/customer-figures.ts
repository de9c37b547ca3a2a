import { type PurchasePanel, perCustomer } from './purchase-panel.ts'
import { abc, lastPurchase, repeats } from './rankings.ts'

/** What a reason can be made of: plain figures of the split day, by customer. */
export type CustomerFigures = {
  /** Net, major units. */
  readonly spend: Float64Array
  /** Purchase days. */
  readonly purchases: Float64Array
  /** Days since the last purchase. */
  readonly idleDays: Float64Array
}

/** Figures of the history alone. */
export function figuresOf(history: PurchasePanel, asOfDay: number): CustomerFigures {
  const last = lastPurchase(history, asOfDay)
  const repeated = repeats(history, asOfDay)
  return {
    spend: abc(history, asOfDay),
    purchases: perCustomer(history, (_, __, i) => (repeated[i] ?? 0) + 1),
    idleDays: last.map((day) => asOfDay - day),
  }
}
