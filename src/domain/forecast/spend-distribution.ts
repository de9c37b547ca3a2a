import type { GammaGamma } from './gamma-gamma.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import type { SpendHistory } from './purchase-history.ts'

const relativeWidth = 1e-4
/** Counts rarer than this move no quantile that anybody reads. */
const rare = 1e-7

/**
 * The spend below which a customer's total in a horizon stays with this chance. Exact under Gamma-Gamma: given k
 * purchases the total over (v + x·z̄) is beta-prime with shapes p·k and q + p·x, so its distribution is a sum over
 * `atLeast` (chances of at least k purchases) of incomplete beta functions.
 */
export function spendQuantile(
  { p, q, v }: GammaGamma,
  { frequency, meanRepeatSpend }: Pick<SpendHistory, 'frequency' | 'meanRepeatSpend'>,
  atLeast: readonly number[],
  chance: number,
): number {
  const known = meanRepeatSpend > 0 ? frequency : 0
  const [scale, shape] = [v + known * meanRepeatSpend, q + p * known]
  const counts = atLeast
    .map((tail, k) => ({ k, chance: tail - (atLeast[k + 1] ?? 0) }))
    .filter((count) => count.k === 0 || count.chance > rare)
  const below = (amount: number): number =>
    counts.reduce(
      (sum, count) =>
        sum +
        count.chance * (count.k === 0 ? 1 : incompleteBeta(amount / (amount + scale), p * count.k, shape)),
      0,
    )
  if (below(0) >= chance) return 0

  let [low, high] = [0, scale]
  while (below(high) < chance && high < scale * 1e9) [low, high] = [high, high * 2]
  while (high - low > high * relativeWidth) {
    const middle = (low + high) / 2
    if (below(middle) < chance) low = middle
    else high = middle
  }

  return high
}
