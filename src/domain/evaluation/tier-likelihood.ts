import type { Steps } from './tiers-by-share.ts'

/** How likely a held-out spend is in a tier: 0 to 1. */
export type TierLikelihood = (spend: number, step: number) => number

/** Beside "nothing": quarters of what buyers spent. */
const quarters = 4
/** Added to each count, so that a spend not yet seen in a tier is unlikely, not impossible. */
const prior = 0.5

/**
 * What customers of each tier went on to spend, in five classes (nothing, and quarters of what buyers spent),
 * learnt from those that `counts` says are placed beyond dispute.
 */
export function tierLikelihood(
  spend: Float64Array,
  steps: Steps,
  tiers: number,
  counts: (customer: number) => boolean,
): TierLikelihood {
  const positive = spend.filter((value) => value > 0).sort()
  const edges = Array.from(
    { length: quarters - 1 },
    (_, i) => positive[Math.floor(((i + 1) * positive.length) / quarters)] ?? Infinity,
  )
  const classOf = (value: number) => (value <= 0 ? 0 : 1 + edges.filter((edge) => value >= edge).length)
  const table = Array.from({ length: tiers }, () => new Array<number>(quarters + 1).fill(prior))
  for (let i = 0; i < spend.length; i++) {
    const row = counts(i) ? table[steps[i] ?? 0] : undefined
    const at = classOf(spend[i] ?? 0)
    if (row) row[at] = (row[at] ?? 0) + 1
  }

  return (value, step) => {
    const row = table[step] ?? []
    return (row[classOf(value)] ?? 0) / row.reduce((sum, n) => sum + n, 0)
  }
}
