import type { CarePlan, TierEvidence } from '#src/domain/customer.ts'
import type { Moved } from '#src/domain/tell/moved.ts'

/** A tier change as history keeps it, with the evidence of its moment. `_id` is `customerId-rev`. */
export type TierChange = {
  readonly _id: string
  readonly customerId: string
  readonly rev: number
  readonly at: Date
  readonly from?: string
  readonly to: string
  readonly evidence: TierEvidence
  readonly moved?: Moved
  /** The care plan that it started: follow-up begins with this step. */
  readonly plan?: CarePlan
}

export type TierChanges = {
  /** Idempotent by `_id`. */
  put(changes: readonly TierChange[]): Promise<void>
  /** Newest first. */
  of(customerId: string, limit: number): Promise<readonly TierChange[]>
  /** Of these customers since then, oldest first. */
  since(customerIds: readonly string[], after: Date): Promise<readonly TierChange[]>
  removeSample(): Promise<number>
}
