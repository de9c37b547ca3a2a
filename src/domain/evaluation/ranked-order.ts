/** Customers by score, best first, in groups of equal scores. */
export type RankedOrder = {
  /** Customer indexes, best first. */
  readonly order: Uint32Array
  /** For each place in `order`: the place after the last of its group of ties. */
  readonly groupEnd: Uint32Array
}

/** @throws RangeError where a score is not a number: a ranking with holes is a bug, not a tie */
export function rankedOrder(scores: Float64Array): RankedOrder {
  if (scores.some(Number.isNaN)) throw new RangeError('A score is not a number.')

  const order = Uint32Array.from(scores, (_, i) => i)
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
  const groupEnd = new Uint32Array(order.length)
  for (let place = order.length - 1; place >= 0; place--) {
    const next = place + 1
    const tied = next < order.length && scores[order[next] ?? 0] === scores[order[place] ?? 0]
    groupEnd[place] = tied ? (groupEnd[next] ?? next) : next
  }

  return { order, groupEnd }
}

/** Ranks from 1, lowest value first; ties share the mean of their ranks. */
export function midranks(values: Float64Array): Float64Array {
  const { order, groupEnd } = rankedOrder(values)
  const n = order.length
  const ranks = new Float64Array(n)
  for (let from = 0; from < n; ) {
    const to = groupEnd[from] ?? n
    const middle = n - (from + to - 1) / 2
    for (; from < to; from++) ranks[order[from] ?? 0] = middle
  }

  return ranks
}
