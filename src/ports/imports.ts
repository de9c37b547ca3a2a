import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'

/** A fact that was understood and lacks nothing but a rate. */
export type HeldFact = {
  readonly fact: OrderEvent | RefundEvent
  /** YYYY-MM-DD: the order's day, whose rate it is. */
  readonly day: string
  /** The company's currency: what it is to be turned into. */
  readonly to: string
}

/** A row that was not taken, with all that is needed to mend it. Values are kept: they are the admin's data. */
export type QuarantinedRow = {
  /** `importId|line|column`. */
  readonly _id: string
  readonly importId: string
  readonly line: number
  readonly column: string
  readonly value: string
  /** A code that i18n words: `not-a-date`, `not-an-amount`, `empty`, `in-the-future` … */
  readonly reason: string
  /** `EUR|CNY`: the pair whose rate it waits for; it is taken up once there is one. */
  readonly waitsFor?: string
  readonly held?: HeldFact
}

/** One import as it was asked for and how it ended. */
export type ImportRecord = {
  readonly _id: string
  readonly kind: 'orders' | 'customers' | 'users' | 'interactions' | 'rates'
  readonly source: string
  readonly file: string
  readonly startedAt: Date
  readonly endedAt?: Date
  readonly rows: number
  readonly taken: number
  readonly known: number
  readonly quarantined: number
}

export type Imports = {
  put(record: ImportRecord): Promise<void>
  quarantine(rows: readonly QuarantinedRow[]): Promise<void>
  quarantined(importId: string, limit: number): Promise<readonly QuarantinedRow[]>
  /** Rows that wait for a rate, in `_id` order after `afterId`. */
  waiting(afterId: string | undefined, limit: number): Promise<readonly QuarantinedRow[]>
  /** How many wait for each pair (`EUR|CNY`). */
  waitingByPair(): Promise<ReadonlyMap<string, number>>
  /** Takes out rows that have been taken in after all. */
  settle(ids: readonly string[]): Promise<void>
  latest(limit: number): Promise<readonly ImportRecord[]>
}
