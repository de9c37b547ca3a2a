import { rankedOrder } from './ranked-order.ts'
import type { Steps } from './tiers-by-share.ts'

/** Where the next period's best customers sat before anyone could know it. */
export type Fairness = {
  /** How many customers made the next top. */
  readonly top: number
  /** Share of them by the tier they sat in, best tier first. */
  readonly byStep: readonly number[]
  /** Share of them that sat in the lower tiers: what ignoring small customers would have missed. */
  readonly fromLower: number
}

/**
 * @param lowerFrom the first step that counts as lower (2 on an A B C D ladder)
 * Ties at the edge of the next top count in proportion; customers who bought nothing are never in it.
 */
export function fairness(
  steps: Steps,
  nextSpend: Float64Array,
  tiers: number,
  lowerFrom: number,
  share = 0.1,
): Fairness {
  const { order, groupEnd } = rankedOrder(nextSpend)
  const places = share * order.length
  const byStep = new Array<number>(tiers).fill(0)
  let top = 0
  for (let place = 0; place < order.length && top < places; ) {
    const from = place
    const to = groupEnd[place] ?? order.length
    const part = Math.min(1, (places - from) / (to - from))
    if ((nextSpend[order[from] ?? 0] ?? 0) <= 0) break
    for (; place < to; place++) {
      const step = steps[order[place] ?? 0] ?? 0
      byStep[step] = (byStep[step] ?? 0) + part
    }
    top += part * (to - from)
  }
  const shares = byStep.map((n) => (top === 0 ? 0 : n / top))

  return { top, byStep: shares, fromLower: shares.slice(lowerFrom).reduce((sum, n) => sum + n, 0) }
}
