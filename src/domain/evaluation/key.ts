import type { Policy } from '#src/domain/policy.ts'
import { transforms } from '#src/domain/score/transform.ts'
import { type PurchasePanel, perCustomer } from './purchase-panel.ts'
import type { Ranking } from './rankings.ts'
import { medianOf } from './select.ts'

/** What order rows alone need of a policy. */
export type KeySettings = {
  readonly halfLifeDays: number
  readonly transform: keyof typeof transforms
  /** Share of the orders dimension in the key; spend has the rest. */
  readonly ordersWeight: number
}

/** 2^(−age/h) of every row. */
export const decayOfRows = ({ day }: PurchasePanel, asOfDay: number, halfLifeDays: number): Float64Array =>
  Float64Array.from(day, (d) => 2 ** ((d - asOfDay) / halfLifeDays))

/** Decayed sum of one figure of a row. */
export const decayedSum = (
  history: PurchasePanel,
  decay: Float64Array,
  figure: (amount: number) => number,
): Float64Array =>
  perCustomer(history, (from, to) => {
    let sum = 0
    for (let row = from; row < to; row++) sum += figure(history.amount[row] ?? 0) * (decay[row] ?? 0)
    return Math.max(0, sum)
  })

/** An order counts where money was kept: a day given back counts for neither dimension. */
export const orderFigure = (amount: number): number => (amount > 0 ? 1 : 0)

/** A dimension in units of its scale, the median of its non-zero sums; one that nobody has stays 0: it is off. */
export function scaled(sums: Float64Array): Float64Array {
  const scale = medianOf(sums.filter((sum) => sum > 0))
  return scale === 0 ? sums : sums.map((sum) => sum / scale)
}

/** K = Σ w_j·G_j/s_j of scaled dimensions. */
export const keyOf = (spend: Float64Array, orders: Float64Array, ordersWeight: number): Float64Array =>
  spend.map((value, i) => (1 - ordersWeight) * value + ordersWeight * (orders[i] ?? 0))

/** The product's own key, of order rows. */
export const keyRanking =
  ({ halfLifeDays, transform, ordersWeight }: KeySettings): Ranking =>
  (history, asOfDay) => {
    const decay = decayOfRows(history, asOfDay, halfLifeDays)
    const spend = scaled(decayedSum(history, decay, transforms[transform].apply))
    return keyOf(spend, scaled(decayedSum(history, decay, orderFigure)), ordersWeight)
  }

/** A policy as it is. What order rows cannot tell of (engagement) gives its weight to the two that they can. */
export function settingsOf({ halfLifeDays, dimensions }: Policy): KeySettings {
  const rule = (name: string) => dimensions.find((dimension) => dimension.name === name)
  const [spend, orders] = [rule('spend')?.weight ?? 0, rule('orders')?.weight ?? 0]

  return {
    halfLifeDays,
    transform: rule('spend')?.transform ?? 'none',
    ordersWeight: spend + orders === 0 ? 0 : orders / (spend + orders),
  }
}
