import type { RankedOrder } from './ranked-order.ts'
import { selectNth } from './select.ts'

/** Spend of the scores above a cut, and what the group at the cut comes to. */
function around(scores: Float64Array, spend: Float64Array, cut: number) {
  const sums = { above: 0, members: 0, tied: 0, tiedMembers: 0 }
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0
    if (score > cut) {
      sums.above += spend[i] ?? 0
      sums.members++
    } else if (score === cut) {
      sums.tied += spend[i] ?? 0
      sums.tiedMembers++
    }
  }
  return sums
}

/**
 * Share (0 to 1) of the held-out spend that the top `share` of a ranking held, for each of the shares. A group of
 * ties at the cut is counted in proportion, so the result does not depend on the order of equals.
 */
export function captures(scores: Float64Array, spend: Float64Array, shares: readonly number[]): number[] {
  const places = scores.slice()
  const n = places.length
  const total = spend.reduce((sum, value) => sum + value, 0)

  return shares.map((share) => {
    const inside = share * n
    const cut = selectNth(places, Math.max(0, n - Math.ceil(inside)))
    const { above, members, tied, tiedMembers } = around(scores, spend, cut)
    return total === 0 ? 0 : (above + (tied * (inside - members)) / tiedMembers) / total
  })
}

/** The same for one share. */
export const capture = (scores: Float64Array, spend: Float64Array, share: number): number =>
  captures(scores, spend, [share])[0] ?? 0

/** The same for a resample: `counts` says how often each customer was drawn; as many as there are customers. */
export function resampledCapture(
  { order, groupEnd }: RankedOrder,
  spend: Float64Array,
  share: number,
  counts: Uint16Array,
): number {
  const n = order.length
  const places = share * n
  let total = 0
  let held = 0
  let taken = 0
  for (let from = 0; from < n; ) {
    const to = groupEnd[from] ?? n
    let members = 0
    let money = 0
    for (; from < to; from++) {
      const customer = order[from] ?? 0
      const times = counts[customer] ?? 0
      members += times
      money += times * (spend[customer] ?? 0)
    }
    total += money
    if (members > 0) held += money * Math.min(1, Math.max(0, (places - taken) / members))
    taken += members
  }

  return total === 0 ? 0 : held / total
}
