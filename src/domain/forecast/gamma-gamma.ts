import gammaln from '@stdlib/math-base-special-gammaln'
import type { SpendHistory } from './purchase-history.ts'

/** Amounts from Gamma(p, ν), ν from Gamma(q, v); v is in major units of the currency. */
export type GammaGamma = { readonly p: number; readonly q: number; readonly v: number }

type Buyer = Pick<SpendHistory, 'frequency' | 'meanRepeatSpend'>

/** The customers that a fit rests on: those with a repeat purchase day and a mean amount above 0. */
export const spenders = <T extends Buyer>(histories: readonly T[]): readonly T[] =>
  histories.filter(({ frequency, meanRepeatSpend }) => frequency > 0 && meanRepeatSpend > 0)

/** The mean over customers of their mean amounts. */
export const meanAmount = (buyers: readonly Buyer[]): number =>
  buyers.reduce((sum, { meanRepeatSpend }) => sum + meanRepeatSpend, 0) / buyers.length

/** Where a fit begins: at the base's mean amount. */
export const startOfSpend = (buyers: readonly Buyer[]): GammaGamma => ({
  p: 2,
  q: 2,
  v: meanAmount(buyers) / 2,
})

/**
 * The log-likelihood of mean amounts z̄ over x purchases: Fader & Hardie (2013), The Gamma-Gamma model of monetary
 * value, eq. 1a. Made for one set of customers, since the part that depends on x alone is worked out once for each x.
 */
export function spendLikelihood(buyers: readonly Buyer[]): (parameters: GammaGamma) => number {
  const groups = Array.from(
    Map.groupBy(buyers, ({ frequency }) => frequency),
    ([x, group]) => {
      const means = group.map(({ meanRepeatSpend }) => meanRepeatSpend)
      return {
        x,
        sums: Float64Array.from(means, (mean) => x * mean),
        logSum: means.reduce((sum, mean) => sum + Math.log(x * mean), 0),
        logMeanSum: means.reduce((sum, mean) => sum + Math.log(mean), 0),
      }
    },
  )

  return ({ p, q, v }) =>
    groups.reduce((total, { x, sums, logSum, logMeanSum }) => {
      const perBuyer = gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * Math.log(v)
      const scatter = sums.reduce((sum, spent) => sum + Math.log(v + spent), 0)
      return total + sums.length * perBuyer + p * x * logSum - logMeanSum - (p * x + q) * scatter
    }, 0)
}

/** The mean amount of a purchase over the base, p·v/(q−1); infinite at q ≤ 1. */
export const populationMean = ({ p, q, v }: GammaGamma): number =>
  q > 1 ? (p * v) / (q - 1) : Number.POSITIVE_INFINITY

/** The mean amount expected of this customer: p·(v + x·z̄)/(p·x + q − 1), eq. 5; the base's own without a repeat. */
export function expectedSpend(parameters: GammaGamma, { frequency: x, meanRepeatSpend }: Buyer): number {
  const { p, q, v } = parameters
  const known = meanRepeatSpend > 0 ? x : 0
  const denominator = p * known + q - 1

  return denominator > 0 ? (p * (v + known * meanRepeatSpend)) / denominator : populationMean(parameters)
}
