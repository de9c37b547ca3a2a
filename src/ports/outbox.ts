import type { TierEvidence } from '#src/domain/customer.ts'
import type { FactKind } from '#src/domain/event.ts'
import type { Surface } from '#src/domain/user.ts'

/** A customer's tier has changed: for its owner. */
export type TierChangeNotice = {
  readonly kind: 'tier-change'
  readonly customerId: string
  readonly from?: string
  readonly to: string
  readonly evidence: TierEvidence
  readonly at: Date
}

/** A source of facts has fallen silent, or speaks again: for the admins. */
export type SourceNotice = {
  readonly kind: 'source-silent' | 'source-back'
  readonly source: string
  /** What it tells of customers. */
  readonly kinds: readonly FactKind[]
  /** Up to when it had told everything. */
  readonly since: Date
  /** How many customers have it. */
  readonly customers: number
  readonly at: Date
}

/** What a message says, as data: the card is built at delivery, in the reader's language. */
export type Notice = TierChangeNotice | SourceNotice

/** One message to one person. `_id` is the idempotency key. */
export type OutboxRow = {
  readonly _id: string
  readonly to: string
  readonly notice: Notice
  readonly state: 'waiting' | 'leased' | 'sent' | 'failed'
  readonly attempts: number
  readonly createdAt: Date
  readonly leaseUntil?: Date
  readonly sentAt?: Date
  readonly failure?: string
}

export type Outbox = {
  /** Idempotent by `_id`; answers the keys that were new. */
  put(
    rows: readonly { readonly _id: string; readonly to: string; readonly notice: Notice }[],
    at: Date,
  ): Promise<ReadonlySet<string>>
  /** Takes a lease by the database's clock; undefined where it is sent, failed or held by another. */
  lease(id: string, leaseMs: number): Promise<OutboxRow | undefined>
  markSent(id: string, at: Date): Promise<void>
  markFailed(id: string, failure: string): Promise<void>
  /** Ends a lease without a result, so that another attempt may take it. */
  release(id: string): Promise<void>
  /** Waiting rows, and leased ones whose lease has run out. */
  pending(limit: number): Promise<readonly string[]>
  count(): Promise<Readonly<Record<OutboxRow['state'], number>>>
  removeSample(): Promise<number>
}

/** A tier change as history keeps it, with the evidence of its moment. `_id` is `customerId-rev`. */
export type TierChange = {
  readonly _id: string
  readonly customerId: string
  readonly rev: number
  readonly at: Date
  readonly from?: string
  readonly to: string
  readonly evidence: TierEvidence
}

export type TierChanges = {
  /** Idempotent by `_id`. */
  put(changes: readonly TierChange[]): Promise<void>
  /** Newest first. */
  of(customerId: string, limit: number): Promise<readonly TierChange[]>
  removeSample(): Promise<number>
}

/** A message that stands on a surface: what the playground shows and what edits and threads refer to. */
export type StoredMessage = {
  /** The outbox key, or a key of the conversation's own. */
  readonly _id: string
  readonly surface: Surface
  readonly userId: string
  readonly direction: 'in' | 'out'
  /** What the person typed (`in`). */
  readonly text?: string
  /** The neutral card (`out`), as JSON. */
  readonly card?: unknown
  readonly at: Date
  /** The surface's own reference: a ts, a msgid. */
  readonly ref?: string
}

export type Messages = {
  /** Idempotent by `_id`; false where it stood already. */
  put(message: StoredMessage): Promise<boolean>
  /** Of one user on one surface, oldest first, after a given `_id`/time. */
  since(surface: Surface, userId: string, after: Date, limit: number): Promise<readonly StoredMessage[]>
  latest(surface: Surface, userId: string, limit: number): Promise<readonly StoredMessage[]>
  clear(): Promise<number>
}
