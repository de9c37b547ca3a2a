import { type PurchasePanel, perCustomer } from './purchase-panel.ts'
import { midranks } from './ranked-order.ts'

/** A method of ranking: one score a customer of the history, as of a day. Higher is better. */
export type Ranking = (history: PurchasePanel, asOfDay: number) => Float64Array

/** ABC: net spend so far. */
export const abc: Ranking = (history) =>
  perCustomer(history, (from, to) => {
    let sum = 0
    for (let row = from; row < to; row++) sum += history.amount[row] ?? 0
    return sum
  })

/** Net spend, halved every `halfLifeDays`. */
export const decayedSpend =
  (halfLifeDays: number): Ranking =>
  (history, asOfDay) =>
    perCustomer(history, (from, to) => {
      let sum = 0
      for (let row = from; row < to; row++)
        sum += (history.amount[row] ?? 0) * 2 ** (((history.day[row] ?? 0) - asOfDay) / halfLifeDays)
      return sum
    })

/** Day of the last purchase; a day of nothing but returns is none. */
export const lastPurchase: Ranking = (history) =>
  perCustomer(history, (from, to) => {
    for (let row = to - 1; row >= from; row--)
      if ((history.amount[row] ?? 0) >= 0) return history.day[row] ?? 0
    return history.day[from] ?? 0
  })

/** Purchase days after the first. */
export const repeats: Ranking = (history) =>
  perCustomer(history, (from, to) => {
    let days = 0
    for (let row = from; row < to; row++) if ((history.amount[row] ?? 0) >= 0) days++
    return Math.max(0, days - 1)
  })

/** 1 to 5 by mid-rank, so that equals are never torn apart. */
const quintiles = (values: Float64Array): Float64Array =>
  midranks(values).map((rank) => Math.ceil((5 * (rank - 0.5)) / values.length))

/** RFM: quintiles of recency, repeat count and spend, summed (3 to 15). */
export const rfm: Ranking = (history, asOfDay) => {
  const [r, f, m] = [lastPurchase, repeats, abc].map((of) => quintiles(of(history, asOfDay)))
  return perCustomer(history, (_, __, i) => (r?.[i] ?? 0) + (f?.[i] ?? 0) + (m?.[i] ?? 0))
}
