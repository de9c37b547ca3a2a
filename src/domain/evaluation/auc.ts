import { midranks } from './ranked-order.ts'

/**
 * The chance that an active customer scores above an inactive one, ties half (the area under the ROC curve, by
 * Mann and Whitney's U). 0.5 where all are of one kind. `activity` above 0 means active.
 */
export function auc(scores: Float64Array, activity: ArrayLike<number>): number {
  const ranks = midranks(scores)
  let active = 0
  let sum = 0
  for (let i = 0; i < ranks.length; i++) {
    if ((activity[i] ?? 0) <= 0) continue
    active++
    sum += ranks[i] ?? 0
  }
  const idle = ranks.length - active
  if (active === 0 || idle === 0) return 0.5

  return (sum - (active * (active + 1)) / 2) / (active * idle)
}
