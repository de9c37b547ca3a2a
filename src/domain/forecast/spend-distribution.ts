import type { GammaGamma } from './gamma-gamma.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import type { SpendHistory } from './purchase-history.ts'

const relativeWidth = 1e-4
/** Counts rarer than this move no quantile that anybody reads. */
const rare = 1e-7

/**
 * The chance that a customer's total in a horizon is no more than an amount. Exact under Gamma-Gamma: given k
 * purchases the total over (v + x·z̄) is beta-prime with shapes p·k and q + p·x, so its distribution is a sum over
 * `atLeast` (chances of at least k purchases) of incomplete beta functions.
 */
export function spendChance(
  { p, q, v }: GammaGamma,
  { frequency, meanRepeatSpend }: Pick<SpendHistory, 'frequency' | 'meanRepeatSpend'>,
  atLeast: readonly number[],
): (amount: number) => number {
  const known = meanRepeatSpend > 0 ? frequency : 0
  const [scale, shape] = [v + known * meanRepeatSpend, q + p * known]
  const counts = atLeast
    .map((tail, k) => ({ k, chance: tail - (atLeast[k + 1] ?? 0) }))
    .filter((count) => count.k === 0 || count.chance > rare)

  return (amount) =>
    counts.reduce(
      (sum, count) =>
        sum +
        count.chance * (count.k === 0 ? 1 : incompleteBeta(amount / (amount + scale), p * count.k, shape)),
      0,
    )
}

/** The spend below which a customer's total in a horizon stays with this chance. */
export function spendQuantile(
  fit: GammaGamma,
  history: Pick<SpendHistory, 'frequency' | 'meanRepeatSpend'>,
  atLeast: readonly number[],
  chance: number,
): number {
  const below = spendChance(fit, history, atLeast)
  if (below(0) >= chance) return 0

  const scale = fit.v + history.frequency * history.meanRepeatSpend
  let [low, high] = [0, scale]
  while (below(high) < chance && high < scale * 1e9) [low, high] = [high, high * 2]
  while (high - low > high * relativeWidth) {
    const middle = (low + high) / 2
    if (below(middle) < chance) low = middle
    else high = middle
  }

  return high
}
