import type { CustomerWarning, SettledOutcome } from '#src/domain/warning/customer-warning.ts'
import type { RecordMonths } from '#src/domain/warning/settle-warning.ts'
import type { TrackRecord } from '#src/domain/warning/track-record.ts'
import type { WarningRange } from '#src/domain/warning/warn.ts'

/** Up to where the runs of a policy version have looked for whom to warn. */
export type Looked = {
  readonly at: Date
  readonly ranges: readonly WarningRange[]
  /** When a run last looked at everybody in the ranges, and not only at what is new in them. */
  readonly wholeAt: Date
}

/** What the runs of one policy version know beyond single warnings. */
export type WarningBook = { readonly months: RecordMonths; readonly looked?: Looked }

export type Warnings = {
  /** Idempotent by `_id`; answers the keys that were new. */
  put(warnings: readonly CustomerWarning[]): Promise<ReadonlySet<string>>
  /** Which of these keys stand. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** Open ones whose range had ended by then, the earliest first. */
  ended(by: Date, limit: number): Promise<readonly CustomerWarning[]>
  /** The first outcome of a warning stays. */
  settle(outcomes: readonly { readonly id: string; readonly settled: SettledOutcome }[]): Promise<void>
  /** Given from one moment up to another, whatever the policy version. */
  issuedIn(from: Date, to: Date): Promise<readonly Pick<CustomerWarning, '_id' | 'customerId' | 'issuedAt'>[]>
  /** What was found settled from one moment up to another, by `_id`. */
  settledIn(
    policyVersion: number,
    from: Date,
    to: Date,
  ): Promise<readonly Pick<CustomerWarning, '_id' | 'features' | 'settled'>[]>
  /** Empty for a version that knows nothing yet. */
  book(policyVersion: number): Promise<WarningBook>
  /** Writes the record of one month anew, `YYYY-MM`. */
  putMonth(policyVersion: number, month: string, record: TrackRecord): Promise<void>
  markLooked(policyVersion: number, looked: Looked): Promise<void>
  /** Of a sample company's customers, with all records. */
  removeSample(): Promise<number>
}
