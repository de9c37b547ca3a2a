import { enoughConfidence } from '#src/domain/score/confidence.ts'

/** How far the data behind the tiers has thinned out between two days. Confidences are 0 to 1. */
export type ConfidenceDrop = {
  readonly before: number
  readonly after: number
  /** Positive where confidence was lost. */
  readonly drop: number
  /** Customers that have fallen under the limit at which a demotion waits for a person. */
  readonly newlyUnsure: number
}

const mean = (values: Float64Array): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Both lists are over the same customers in the same order. */
export function confidenceDrop(before: Float64Array, after: Float64Array): ConfidenceDrop {
  const [was, is] = [mean(before), mean(after)]
  const newlyUnsure = before.reduce(
    (count, value, i) => count + (value >= enoughConfidence && (after[i] ?? 0) < enoughConfidence ? 1 : 0),
    0,
  )

  return { before: was, after: is, drop: was - is, newlyUnsure }
}
