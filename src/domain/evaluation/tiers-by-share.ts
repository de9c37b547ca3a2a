/** Tiers as steps, 0 the best, by customer of the history. */
export type Steps = Uint8Array

/** The shares of an A B C D ladder, best first. */
export const usualShares = [0.1, 0.2, 0.3, 0.4] as const

/**
 * The score of the last customer inside each cumulative share but the lowest's, as the product's quantile cut has
 * it: at least one customer in the top tier. Empty where nobody is ranked.
 * @param ascending scores of those that are ranked
 */
export function thresholdsByShare(ascending: Float64Array, shares: readonly number[]): number[] {
  const n = ascending.length
  let share = 0
  return shares.slice(0, -1).flatMap((own) => {
    share += own
    const value = ascending[n - Math.max(1, Math.round(share * n))]
    return value === undefined ? [] : [value]
  })
}

/** The best step whose threshold a score reaches. */
export function stepOf(score: number, thresholds: readonly number[], lowest: number): number {
  for (let step = 0; step < thresholds.length; step++)
    if (score >= (thresholds[step] ?? Infinity)) return step
  return lowest
}

/** Whom the shares are of: the product cuts those with a score; the reference figures cut everyone. */
export type ShareOf = 'ranked' | 'everyone'

/** Everyone's tier by quantiles of the scores; those without a positive one stand in the lowest. */
export function tiersByShare(scores: Float64Array, shares: readonly number[], of: ShareOf = 'ranked'): Steps {
  const base = of === 'ranked' ? scores.filter((score) => score > 0) : scores.slice()
  const thresholds = thresholdsByShare(base.sort(), shares)
  const lowest = shares.length - 1
  return Uint8Array.from(scores, (score) => (score > 0 ? stepOf(score, thresholds, lowest) : lowest))
}

/** Steps as the scores of a method, best highest; those without a class (−1) stand below all others. */
export const stepScores = (steps: ArrayLike<number>, tiers: number): Float64Array =>
  Float64Array.from(steps, (step) => (step < 0 ? -tiers : -step))
