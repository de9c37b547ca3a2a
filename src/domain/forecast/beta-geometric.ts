import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import { type Cohorts, meanAgeWeeks, sumOverRows } from './cohorts.ts'
import { atLeastWhileLiving, expectedWhileLiving, type LivingBuyer } from './living-buyer.ts'
import { log1pExp } from './log1p-exp.ts'
import type { PurchaseHistory } from './purchase-history.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** Rates from Gamma(r, alpha) in purchases a week, chances to drop out after a purchase from Beta(a, b). */
export type BetaGeometric = {
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/**
 * The two models in which a customer drops out right after a purchase. They differ in whether the first purchase
 * can be the last one too: `coins` is how many chances to drop out a customer has had before any repeat.
 */
export function betaGeometric(name: 'BG/NBD' | 'MBG/NBD', coins: 0 | 1): PurchaseModel<BetaGeometric> {
  const living = ({ r, alpha, a, b }: BetaGeometric, history: PurchaseHistory): LivingBuyer => ({
    shape: r + history.frequency,
    scale: alpha + history.ageWeeks,
    a,
    b: b + history.frequency + coins,
  })
  const aliveProbability = (parameters: BetaGeometric, history: PurchaseHistory): number =>
    1 / (1 + Math.exp(logOddsGone(parameters, history, coins)))

  return {
    name,
    start: (cohorts) => ({ r: 1, alpha: meanAgeWeeks(cohorts), a: 1, b: 1 }),
    logLikelihood: (parameters, cohorts) => logLikelihood(parameters, cohorts, coins),
    aliveProbability,
    expectedOfNew: ({ r, alpha, a, b }, weeks) =>
      (coins === 0 ? 1 : b / (a + b)) *
      expectedWhileLiving({ shape: r, scale: alpha, a, b: b + coins }, weeks),
    expectedFrom: (parameters, history, weeks) =>
      aliveProbability(parameters, history) * expectedWhileLiving(living(parameters, history), weeks),
    atLeast: (parameters, history, weeks) => {
      const alive = aliveProbability(parameters, history)
      return atLeastWhileLiving(living(parameters, history), weeks).map((chance, k) =>
        k === 0 ? 1 : alive * chance,
      )
    },
  }
}

/** ln of the odds that the last purchase was the last one: a/(b+n−1) · ((α+T)/(α+t_x))^(r+x), n coins survived. */
function logOddsGone(
  { r, alpha, a, b }: BetaGeometric,
  { frequency: x, recencyWeeks, ageWeeks }: PurchaseHistory,
  coins: 0 | 1,
): number {
  const tossed = x + coins
  if (tossed === 0) return Number.NEGATIVE_INFINITY

  return Math.log(a / (b + tossed - 1)) + (r + x) * Math.log((alpha + ageWeeks) / (alpha + recencyWeeks))
}

/**
 * Σ over customers of ln Γ(r+x)/Γ(r) · α^r/(α+T)^(r+x) · B(a, b+n)/B(a, b) · (1 + odds of being gone): eq. 6 of
 * Fader, Hardie & Lee (2005) with its common factors taken out.
 */
function logLikelihood({ r, alpha, a, b }: BetaGeometric, cohorts: Cohorts, coins: 0 | 1): number {
  const { frequencies, frequencyAt, instants, recencyAt, ageAt } = cohorts
  const constant = r * Math.log(alpha) - gammaln(r) - betaln(a, b)
  const ofFrequency = frequencies.map((x) => constant + gammaln(r + x) + betaln(a, b + x + coins))
  const oddsOfFrequency = frequencies.map((x) =>
    x + coins > 0 ? Math.log(a / (b + x + coins - 1)) : -Infinity,
  )
  const ofInstant = instants.weeks.map(
    (weeks, i) => (r + (instants.frequency[i] ?? 0)) * Math.log(alpha + weeks),
  )

  return sumOverRows(cohorts, (row) => {
    const x = frequencyAt[row] ?? 0
    const age = ofInstant[ageAt[row] ?? 0] ?? 0
    const gone = (oddsOfFrequency[x] ?? 0) + age - (ofInstant[recencyAt[row] ?? 0] ?? 0)

    return (ofFrequency[x] ?? 0) - age + log1pExp(gone)
  })
}
