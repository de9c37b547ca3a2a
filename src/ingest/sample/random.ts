/** A stream of uniform numbers in [0, 1). */
export type Random = () => number

/** cyrb128's mixing, four 32-bit words from any text: neighbouring labels give unrelated streams. */
function wordsOf(label: string): [number, number, number, number] {
  let a = 1779033703
  let b = 3144134277
  let c = 1013904242
  let d = 2773480762
  for (let i = 0; i < label.length; i++) {
    const k = label.charCodeAt(i)
    a = b ^ Math.imul(a ^ k, 597399067)
    b = c ^ Math.imul(b ^ k, 2869860233)
    c = d ^ Math.imul(c ^ k, 951274213)
    d = a ^ Math.imul(d ^ k, 2716044179)
  }
  return [a ^ b, b ^ c, c ^ d, d ^ a]
}

/**
 * A repeatable stream (sfc32) named by its labels. One stream per customer and purpose, so that a change in
 * one customer's story leaves all others as they were.
 */
export function randomOf(...labels: readonly (string | number)[]): Random {
  let [a, b, c, d] = wordsOf(labels.join('|'))
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

/** Uniform in [low, high). */
export const between = (random: Random, low: number, high: number): number => low + random() * (high - low)

/** One of a list; the list is not empty. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new RangeError('Nothing to pick from.')
  return found
}

/** One of a table of shares, which need not add up to 1. */
export function pickWeighted<T>(random: Random, table: readonly (readonly [T, number])[]): T {
  let left = random() * table.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of table) {
    left -= weight
    if (left < 0) return value
  }
  return pick(
    random,
    table.map(([value]) => value),
  )
}

/** The list in a random order; the list given stays as it is. */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** Standard normal (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Log-normal by its median and the standard deviation of its logarithm: what spend looks like. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random))

/** Gamma by shape (≥ 1) and mean (Marsaglia and Tsang, 2000): what the gaps between purchases look like. */
export function gamma(random: Random, shape: number, mean: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
      return (d * v * mean) / shape
    }
  }
}
