import { capture, resampledCapture } from './capture.ts'
import { below, seeded } from './random.ts'
import { rankedOrder } from './ranked-order.ts'

/** A difference of two methods' capture, as fractions, with its 95 % interval. */
export type PairedDifference = { readonly difference: number; readonly low: number; readonly high: number }

export type PairedBootstrap = {
  /** Scores by method, all over the same customers. */
  readonly methods: Readonly<Record<string, Float64Array>>
  /** The method that the others are compared with. */
  readonly baseline: Float64Array
  readonly spend: Float64Array
  readonly share: number
  readonly seed: number
  readonly replicates?: number
}

const usualReplicates = 1_000

/** Draws n customers with replacement into `counts`. */
function draw(counts: Uint16Array, random: () => number): void {
  counts.fill(0)
  for (let i = 0; i < counts.length; i++) {
    const customer = below(random, counts.length)
    counts[customer] = (counts[customer] ?? 0) + 1
  }
}

/** The value that a share of an ascending list lies below, between neighbours in proportion. */
function quantile(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1)
  const low = ascending[Math.floor(place)] ?? 0
  return low + ((ascending[Math.ceil(place)] ?? low) - low) * (place - Math.floor(place))
}

/**
 * Percentile bootstrap over customers (Efron & Tibshirani 1993, ch. 13). Paired: in each replicate all methods
 * are judged on the same drawn customers and re-cut there, so what they share cancels out.
 */
export function pairedBootstrap(input: PairedBootstrap): Record<string, PairedDifference> {
  const { methods, baseline, spend, share, seed, replicates = usualReplicates } = input
  const random = seeded(seed)
  const counts = new Uint16Array(spend.length)
  const base = rankedOrder(baseline)
  const rivals = Object.entries(methods).map(([name, scores]) => {
    const ranked = rankedOrder(scores)
    const difference = capture(scores, spend, share) - capture(baseline, spend, share)
    return { name, ranked, difference, drawn: new Float64Array(replicates) }
  })
  for (let replicate = 0; replicate < replicates; replicate++) {
    draw(counts, random)
    const against = resampledCapture(base, spend, share, counts)
    for (const { ranked, drawn } of rivals)
      drawn[replicate] = resampledCapture(ranked, spend, share, counts) - against
  }

  return Object.fromEntries(
    rivals.map(({ name, difference, drawn }) => {
      drawn.sort()
      return [name, { difference, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }]
    }),
  )
}
