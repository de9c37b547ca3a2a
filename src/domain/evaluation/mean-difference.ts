import { below, type Random, seeded } from './random.ts'
import type { Difference } from './share-difference.ts'

export type MeanDifferenceOptions = { readonly seed: number; readonly replicates?: number }

const usualReplicates = 999

/** Count, sum and sum of squares: all that a mean and its error are made of. */
type Sums = { readonly n: number; readonly sum: number; readonly squares: number }

const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
})

const less = (all: Sums, some: Sums): Sums => ({
  n: all.n - some.n,
  sum: all.sum - some.sum,
  squares: all.squares - some.squares,
})

const errorSquare = ({ n, sum, squares }: Sums): number =>
  Math.max(0, squares - (sum * sum) / n) / (n - 1) / n

/** The difference of the means and its standard error (Welch's: neither group lends the other its variance). */
const studentised = (one: Sums, other: Sums) => ({
  difference: one.sum / one.n - other.sum / other.n,
  error: Math.sqrt(errorSquare(one) + errorSquare(other)),
})

/** Draws the smaller group anew out of all, the first `n` of a shuffle that is carried on, and sums it up. */
function redrawn(all: Float64Array, n: number, random: Random): Sums {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < n; i++) {
    const j = i + below(random, all.length - i)
    const drawn = all[j] ?? 0
    all[j] = all[i] ?? 0
    all[i] = drawn
    sum += drawn
    squares += drawn * drawn
  }
  return { n, sum, squares }
}

/**
 * The difference of two means, the first less the second, by a studentised permutation test turned round (Janssen
 * 1997; Chung & Romano 2013): exact where nothing differs, right in the long run where spreads differ. Spend is too
 * skewed for a normal interval of a small group beside a large one (measured: it held 81 to 93 % instead of 95 %, a
 * bootstrap-t 78 to 95 %). Undefined where a group has fewer than two, or nobody differs from anybody.
 */
export function meanDifference(
  one: readonly number[],
  other: readonly number[],
  { seed, replicates = usualReplicates }: MeanDifferenceOptions,
): Difference | undefined {
  const [larger, smaller, sign] = one.length >= other.length ? [one, other, 1] : [other, one, -1]
  if (smaller.length < 2) return undefined

  const all = Float64Array.from([...smaller, ...larger])
  const total = sumsOf([...smaller, ...larger])
  const seen = studentised(sumsOf(larger), sumsOf(smaller))
  if (seen.error === 0) return undefined

  const random = seeded(seed)
  const drawn = Float64Array.from({ length: replicates }, () => {
    const those = redrawn(all, smaller.length, random)
    const { difference, error } = studentised(less(total, those), those)
    return error > 0 ? difference / error : 0
  }).sort()
  const at = (share: number) => (drawn[Math.round(share * (replicates - 1))] ?? 0) * seen.error
  const [low, high] = [seen.difference - at(0.975), seen.difference - at(0.025)]

  return sign === 1
    ? { difference: seen.difference, low, high }
    : { difference: -seen.difference, low: -high, high: -low }
}
