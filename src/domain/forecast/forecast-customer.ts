import { aliveMayBeShown, type Fit, modelNamed, type PurchaseFit } from './fit-purchases.ts'
import { expectedSpend, type GammaGamma } from './gamma-gamma.ts'
import type { SpendHistory } from './purchase-history.ts'
import { spendQuantile } from './spend-distribution.ts'

/** What is expected, and the range that holds the outcome with at least the chance asked for. */
export type Expected = { readonly expected: number; readonly low: number; readonly high: number }

/**
 * Orders are purchase days, spend is in major units and absent where the fitted amounts have no mean; `alive` is
 * there only where it may be said.
 */
export type CustomerForecast = {
  readonly weeks: number
  readonly orders: Expected
  readonly spend?: Expected
  readonly alive?: number
}

/** `wording` is an MBG/NBD fit: P(alive) of BG/NBD is 1 for whoever never came back. */
export type BaseFits = {
  readonly purchases: PurchaseFit
  readonly spend?: Fit<GammaGamma>
  readonly wording?: PurchaseFit
}

/** The smallest count k with P(N ≤ k) ≥ chance. */
const countQuantile = (atLeast: readonly number[], chance: number): number => {
  const first = atLeast.findIndex((tail) => 1 - tail >= chance)
  return (first < 0 ? atLeast.length : first) - 1
}

const aliveOf = (wording: PurchaseFit | undefined, history: SpendHistory): number | undefined =>
  wording?.model === 'MBG/NBD' && aliveMayBeShown(wording)
    ? modelNamed(wording.model).aliveProbability(wording.parameters, history)
    : undefined

/**
 * A customer's next `weeks`. The range is the equal-tailed one of the exact predictive distribution given the fit, no
 * simulation: it holds at least `coverage` of the outcomes (more, as counts are whole), if the fitted values are
 * right; it leaves out that they are estimates, which counts in small bases. Individual forecasts are weak (on CDNOW
 * they correlate .63 with the truth): totals and order are their use.
 */
export function forecastCustomer(
  { purchases, spend, wording }: BaseFits,
  history: SpendHistory,
  weeks: number,
  coverage = 0.8,
): CustomerForecast {
  const model = modelNamed(purchases.model)
  const atLeast = model.atLeast(purchases.parameters, history, weeks)
  const orders = model.expectedFrom(purchases.parameters, history, weeks)
  const tails = [(1 - coverage) / 2, (1 + coverage) / 2] as const
  const rangeBy = (quantile: (chance: number) => number) => ({
    low: quantile(tails[0]),
    high: quantile(tails[1]),
  })
  const alive = aliveOf(wording, history)
  const spent = spend ? orders * expectedSpend(spend.parameters, history) : Number.NaN

  return {
    weeks,
    orders: { expected: orders, ...rangeBy((chance) => countQuantile(atLeast, chance)) },
    ...(spend &&
      Number.isFinite(spent) && {
        spend: {
          expected: spent,
          ...rangeBy((chance) => spendQuantile(spend.parameters, history, atLeast, chance)),
        },
      }),
    ...(alive !== undefined && { alive }),
  }
}
