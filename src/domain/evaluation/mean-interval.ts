import { below, seeded } from './random.ts'

/** A mean with its 95 % interval. */
export type MeanInterval = {
  readonly n: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

const replicates = 2_000

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Percentile bootstrap of a mean: spend is too skewed for a normal interval. Undefined of nothing. */
export function meanInterval(values: readonly number[], seed: number): MeanInterval | undefined {
  const n = values.length
  if (n === 0) return undefined

  const random = seeded(seed)
  const means = Float64Array.from({ length: replicates }, () => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += values[below(random, n)] ?? 0
    return sum / n
  }).sort()
  const at = (share: number) => means[Math.round(share * (replicates - 1))] ?? 0

  return { n, mean: meanOf(values), low: at(0.025), high: at(0.975) }
}
