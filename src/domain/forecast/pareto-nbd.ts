import gammaln from '@stdlib/math-base-special-gammaln'
import hyp2f1 from '@stdlib/math-base-special-hyp2f1'
import { type Cohorts, meanAgeWeeks, sumOverRows } from './cohorts.ts'
import { gaussLegendre } from './gauss-legendre.ts'
import { log1pExp } from './log1p-exp.ts'
import { countTail } from './negative-binomial.ts'
import type { PurchaseHistory } from './purchase-history.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** Rates from Gamma(r, alpha) in purchases a week, death rates from Gamma(s, beta) a week. */
export type ParetoNbd = {
  readonly r: number
  readonly alpha: number
  readonly s: number
  readonly beta: number
}

/**
 * ln of ∫ from `weeks` to ∞ of (α+u)^−(r+x) (β+u)^−(s+1) du, but for s/(r+s+x): the paper's ₂F₁ under Euler's
 * transformation, which leaves a factor of moderate size however many purchases there are; the powers stay in logs.
 */
function logTail({ r, alpha, s, beta }: ParetoNbd, x: number, weeks: number): number {
  const m = r + s + x
  const [larger, smaller, power, other] =
    alpha >= beta ? [alpha, beta, s + 1, r + x] : [beta, alpha, r + x, s + 1]
  const far = larger + weeks
  const near = Math.log((smaller + weeks) / far)

  return Math.log(hyp2f1(1, other, m + 1, (larger - smaller) / far)) + (1 - power) * near - m * Math.log(far)
}

/** ln of the chance density of having lived to `weeks` with x purchases, but for what depends on x alone. */
const logAlive = ({ r, alpha, s, beta }: ParetoNbd, x: number, weeks: number): number =>
  -(r + x) * Math.log(alpha + weeks) - s * Math.log(beta + weeks)

/** ln of the odds that the customer died between its last purchase and now, from the tails at both. */
function logOddsGone(share: number, atRecency: number, atAge: number, alive: number): number {
  return Math.log(share) + atRecency + Math.log1p(-Math.exp(Math.min(0, atAge - atRecency))) - alive
}

function logLikelihood(parameters: ParetoNbd, cohorts: Cohorts): number {
  const { r, alpha, s, beta } = parameters
  const { frequencies, frequencyAt, instants, recencyAt, ageAt } = cohorts
  const constant = r * Math.log(alpha) + s * Math.log(beta) - gammaln(r)
  const ofFrequency = frequencies.map((x) => constant + gammaln(r + x))
  const alive = instants.weeks.map((weeks, i) => logAlive(parameters, instants.frequency[i] ?? 0, weeks))
  const tails = instants.weeks.map((weeks, i) => logTail(parameters, instants.frequency[i] ?? 0, weeks))

  return sumOverRows(cohorts, (row) => {
    const [x, recency, age] = [frequencyAt[row] ?? 0, recencyAt[row] ?? 0, ageAt[row] ?? 0]
    const share = s / (r + s + (frequencies[x] ?? 0))
    const gone = logOddsGone(share, tails[recency] ?? 0, tails[age] ?? 0, alive[age] ?? 0)

    return (ofFrequency[x] ?? 0) + (alive[age] ?? 0) + log1pExp(gone)
  })
}

/** ∫ over the horizon of the chance still to be alive, (β/(β+u))^s: the weeks in which a living customer can buy. */
function livingWeeks(s: number, beta: number, weeks: number): number {
  const span = Math.log1p(weeks / beta)
  return beta * (s === 1 ? span : -Math.expm1((1 - s) * span) / (s - 1))
}

const { nodes, weights } = gaussLegendre(24)
/** Deaths are counted until e^−30 of the living are left. */
const nobodyLeft = 30

/** P(N ≥ k) of a living customer: over the moments at which it may die within the horizon, and over its surviving it. */
function atLeastWhileLiving(shape: number, scale: number, s: number, beta: number, weeks: number): number[] {
  const span = Math.log1p(weeks / beta)
  const chances = countTail(shape, scale, weeks).map((tail) => tail * Math.exp(-s * span))
  const reach = Math.min(span, nobodyLeft / s)
  nodes.forEach((node, i) => {
    const weight = (weights[i] ?? 0) * reach * s * Math.exp(-s * reach * node)
    const lived = beta * Math.expm1(reach * node)
    countTail(shape, scale, lived).forEach((tail, k) => {
      chances[k] = (chances[k] ?? 0) + weight * tail
    })
  })

  return chances
}

function aliveProbability(parameters: ParetoNbd, history: PurchaseHistory): number {
  const { frequency: x, recencyWeeks, ageWeeks } = history
  const share = parameters.s / (parameters.r + parameters.s + x)
  const tails = [logTail(parameters, x, recencyWeeks), logTail(parameters, x, ageWeeks)] as const

  return 1 / (1 + Math.exp(logOddsGone(share, ...tails, logAlive(parameters, x, ageWeeks))))
}

/**
 * Pareto/NBD: Schmittlein, Morrison & Colombo (1987), Counting your customers, Management Science 33(1); the
 * likelihood as in Fader & Hardie (2005), A note on deriving the Pareto/NBD model. A customer may be gone at any time.
 */
export const paretoNbd: PurchaseModel<ParetoNbd> = {
  name: 'Pareto/NBD',
  start: (cohorts) => ({ r: 1, alpha: meanAgeWeeks(cohorts), s: 1, beta: meanAgeWeeks(cohorts) }),
  logLikelihood,
  aliveProbability,
  expectedOfNew: ({ r, alpha, s, beta }, weeks) => (r / alpha) * livingWeeks(s, beta, weeks),
  expectedFrom(parameters, history, weeks) {
    const { r, alpha, s, beta } = parameters
    const rate = (r + history.frequency) / (alpha + history.ageWeeks)
    return aliveProbability(parameters, history) * rate * livingWeeks(s, beta + history.ageWeeks, weeks)
  },
  atLeast(parameters, history, weeks) {
    const { r, alpha, s, beta } = parameters
    const [shape, scale] = [r + history.frequency, alpha + history.ageWeeks]
    const alive = aliveProbability(parameters, history)
    return atLeastWhileLiving(shape, scale, s, beta + history.ageWeeks, weeks).map((chance, k) =>
      k === 0 ? 1 : alive * chance,
    )
  },
}
