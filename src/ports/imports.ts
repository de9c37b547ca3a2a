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
}

/** One import as it was asked for and how it ended. */
export type ImportRecord = {
  readonly _id: string
  readonly kind: 'orders' | 'customers' | 'users' | 'interactions'
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
  latest(limit: number): Promise<readonly ImportRecord[]>
}
