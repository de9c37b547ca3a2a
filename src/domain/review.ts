import type { DigestLineId } from './digest/lines.ts'

/** Something that was decided in a review: who does what, and what it is to change. */
export type Decision = {
  readonly text: string
  /** User id. */
  readonly owner: string
  readonly at: Date
  readonly by: string
  /** The figure it is to move, and how it stood then. */
  readonly aim?: { readonly line: DigestLineId; readonly was: number }
  readonly outcome?: { readonly kind: 'done' | 'dropped'; readonly at: Date; readonly by: string }
}

/** A manager's review of one month: its decisions. `_id` is `manager|2026-11`. */
export type Review = {
  readonly _id: string
  readonly userId: string
  /** YYYY-MM, by the manager's own calendar. */
  readonly month: string
  readonly decisions: readonly Decision[]
  readonly rev: number
}

/** `fang|2026-11`. */
export const reviewIdOf = (userId: string, month: string): string => `${userId}|${month}`
