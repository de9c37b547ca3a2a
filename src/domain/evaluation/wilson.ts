/** A share of n with its 95 % interval; all are 0 to 1. */
export type Proportion = {
  readonly n: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** Two-sided 95 %. */
const z = 1.959963984540054

/** Wilson's score interval (1927): honest at small n and at shares near 0 and 1. Of nobody all is possible: 0 to 1. */
export function wilson(hits: number, n: number): Proportion {
  if (n === 0) return { n, share: 0, low: 0, high: 1 }

  const share = hits / n
  const centre = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return {
    n,
    share,
    low: hits === 0 ? 0 : (centre - half) / scale,
    high: hits === n ? 1 : (centre + half) / scale,
  }
}
