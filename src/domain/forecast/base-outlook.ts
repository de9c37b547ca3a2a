import { modelNamed, type PurchaseFit } from './fit-purchases.ts'
import type { BaseFits, Expected } from './forecast-customer.ts'
import { expectedSpend, type GammaGamma, spenders } from './gamma-gamma.ts'
import type { SpendHistory } from './purchase-history.ts'

/** What the whole base is expected to do in the next `days`; new customers are not in it. */
export type BaseOutlook = {
  readonly days: number
  readonly orders: Expected
  /** Major units; absent where amounts have no fit, or no finite mean. */
  readonly spend?: Expected
}

/** How far a fit was off where it has been tried, as a share; and how many customers each of the base stands for. */
export type OutlookOptions = { readonly error: number; readonly each?: number }

/** Four outcomes of five lie within so many standard deviations. */
const deviations = 1.2816

/** The spread of a sum is worked out on so many customers: more do not change what a person reads. */
const spreadOf = 200

type Moments = { readonly variance: number; readonly spendVariance: number }

/** Mean and mean square of a count. */
type Count = { readonly mean: number; readonly square: number }

/** Of a count whose chances to be at least k are given. */
function countMoments(atLeast: readonly number[]): Count {
  let [mean, square] = [0, 0]
  for (let k = 1; k < atLeast.length; k++) {
    mean += atLeast[k] ?? 0
    square += (2 * k - 1) * (atLeast[k] ?? 0)
  }
  return { mean, square }
}

/**
 * The variance of the sum of N amounts of one customer under Gamma-Gamma: E[S²] = (p·E[N] + p²·E[N²])·E[1/ν²], ν from
 * Gamma(q + p·x, v + x·z̄). Where its shape is not above 2 the fit knows no spread: then the base's own is taken, the
 * mean square of its customers' mean amounts.
 */
function spendVariance(fit: GammaGamma, history: SpendHistory, count: Count, meanSquare: number): number {
  const { p, q, v } = fit
  const known = history.meanRepeatSpend > 0 ? history.frequency : 0
  const [shape, scale] = [q + p * known, v + known * history.meanRepeatSpend]
  const squareOfMean = shape > 2 ? (p * scale) ** 2 / ((shape - 1) * (shape - 2)) : meanSquare

  return (count.mean / p + count.square) * squareOfMean - (count.mean * expectedSpend(fit, history)) ** 2
}

/** The mean square of the mean amounts of those with a repeat purchase. */
function meanSquareOf(base: readonly SpendHistory[]): number {
  const buyers = spenders(base)
  return (
    buyers.reduce((sum, { meanRepeatSpend }) => sum + meanRepeatSpend ** 2, 0) / Math.max(1, buyers.length)
  )
}

function momentsOf(
  { purchases, spend }: BaseFits,
  history: SpendHistory,
  weeks: number,
  square: number,
): Moments {
  const atLeast = modelNamed(purchases.model).atLeast(purchases.parameters, history, weeks)
  const count = countMoments(atLeast)

  return {
    variance: count.square - count.mean ** 2,
    spendVariance: spend ? Math.max(0, spendVariance(spend.parameters, history, count, square)) : 0,
  }
}

/** Expected purchases by customer; those who look the same are worked out once. */
function expectedOrders(fit: PurchaseFit, base: readonly SpendHistory[], weeks: number): Float64Array {
  const { expectedFrom } = modelNamed(fit.model)
  const known = new Map<string, number>()

  return Float64Array.from(base, (history) => {
    const key = `${history.frequency}|${history.recencyWeeks}|${history.ageWeeks}`
    const orders = known.get(key) ?? expectedFrom(fit.parameters, history, weeks)
    known.set(key, orders)
    return orders
  })
}

const range = (expected: number, variance: number, error: number): Expected => {
  const half = deviations * Math.sqrt(variance + (error * expected) ** 2)
  return { expected, low: Math.max(0, expected - half), high: expected + half }
}

/**
 * Orders and spend to expect of all present customers together, with a range for four outcomes of five: chance, which
 * evens out in a large base, and the fit's own error, which does not.
 */
export function baseOutlook(
  fits: BaseFits,
  base: readonly SpendHistory[],
  days: number,
  { error, each = 1 }: OutlookOptions,
): BaseOutlook {
  const weeks = days / 7
  const orders = expectedOrders(fits.purchases, base, weeks)
  const step = Math.max(1, Math.floor(base.length / spreadOf))
  const square = meanSquareOf(base)
  const looked = base
    .filter((_, at) => at % step === 0)
    .map((history) => momentsOf(fits, history, weeks, square))
  const spreadBy = (of: (moments: Moments) => number) =>
    (looked.reduce((sum, moments) => sum + of(moments), 0) / Math.max(1, looked.length)) * base.length * each

  const total = orders.reduce((sum, expected) => sum + expected, 0) * each
  const spent = spendOf(fits, base, orders) * each
  const spendSpread = spreadBy(({ spendVariance: of }) => of)

  return {
    days,
    orders: range(
      total,
      spreadBy(({ variance }) => variance),
      error,
    ),
    ...(Number.isFinite(spent) ? { spend: range(spent, spendSpread, error) } : {}),
  }
}

const spendOf = ({ spend }: BaseFits, base: readonly SpendHistory[], orders: Float64Array): number =>
  spend
    ? base.reduce((sum, history, at) => sum + (orders[at] ?? 0) * expectedSpend(spend.parameters, history), 0)
    : Number.NaN
