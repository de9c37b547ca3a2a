import type { FactKind } from '#src/domain/event.ts'

/** A file comes in portions, a shop's orders one by one: pauses shorter than this are one delivery. */
export const pauseDays = 0.25

/** How long a source usually leaves between two deliveries, in days; newer gaps count for more. */
export type SourceGaps = {
  /** Gaps seen so far. */
  readonly n: number
  readonly meanDays: number
  /** Mean of their squares. */
  readonly squareDays: number
  /** The longest of late. */
  readonly longestDays: number
}

/** A silence that was noticed: from the moment up to which the source had told everything. */
type Outage = { readonly from: Date; readonly backAt?: Date }

/** A holiday of the company, longer than a weekend: [from, to). */
export type Rest = { readonly from: Date; readonly to: Date }

/** What is known of one source over the whole base. `_id` is its name. */
export type SourceState = {
  readonly _id: string
  /** What it has told of anybody. */
  readonly kinds: readonly FactKind[]
  readonly firstAt: Date
  /** When it last told something newer than it had told before. */
  readonly lastAt: Date
  /** Up to when it has told: its newest fact. */
  readonly newestAt: Date
  readonly gaps: SourceGaps
  /** The newest outage; without `backAt` it is not over. */
  readonly outage?: Outage
  /** Holidays of late and soon to come, as its last look at the calendar found them. */
  readonly rests?: readonly Rest[]
  readonly rev: number
}
