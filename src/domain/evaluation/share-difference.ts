import { wilson } from './wilson.ts'

/** A difference with its 95 % interval. */
export type Difference = { readonly difference: number; readonly low: number; readonly high: number }

/** So many of so many. */
type Count = { readonly hits: number; readonly n: number }

/**
 * The difference of two shares, the first less the second: Newcombe's hybrid score interval (1998, method 10), which
 * keeps its coverage where one group is small and where shares are near 0.
 */
export function shareDifference(one: Count, other: Count): Difference {
  const [a, b] = [wilson(one.hits, one.n), wilson(other.hits, other.n)]
  const difference = a.share - b.share

  return {
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
  }
}
