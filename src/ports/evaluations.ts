import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'

/** How the company's own tiers did over a period that is over, or why that cannot be said. */
export type StoredEvaluation = {
  /** `company's day|policy version|days`: the same period judged again takes its place. */
  readonly _id: string
  readonly at: Date
  /** The day the tiers are taken from; what came in the `days` after it is held out. */
  readonly asOf: Date
  readonly days: number
  /** The version that was in force then. */
  readonly policyVersion: number
  readonly currency: string
  /** Customers with orders, and how many of them, evenly thinned, were looked at. */
  readonly customers: number
  readonly sampled: number
  readonly result?: Evaluation
  /** Why there is no result: a code, and a sentence for an operator. */
  readonly refused?: { readonly code: string; readonly reason: string }
}

/** Evaluations of past periods. */
export type Evaluations = {
  /** Inserts or replaces by `_id`. */
  put(evaluation: StoredEvaluation): Promise<void>
  /** Newest first. */
  latest(limit: number): Promise<readonly StoredEvaluation[]>
}
