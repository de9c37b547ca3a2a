import type { ByDimension } from './facts.ts'
import type { ProspectBase } from './prospect/prospect-base.ts'

/** Where a tier begins, κ, and how that moves: cuts of before do not know the latter. */
type CutThreshold = {
  readonly code: string
  readonly kappa: number
  /** κ per day. */
  readonly driftPerDay?: number
  /** How much its movement a day differs from run to run, as a standard deviation. */
  readonly driftSpread?: number
}

/**
 * The thresholds of one run. `_id` is `kind|policyVersion|local date|n`; inserted before the run decides anything.
 * All thresholds are κ (log2 of the forward-decayed key), so they compare with any customer at any time.
 */
export type Cut = {
  readonly _id: string
  readonly kind: 'quantile' | 'absolute'
  readonly policyVersion: number
  readonly at: Date
  /** Raw cut of each tier, best first; the lowest tier has none. */
  readonly thresholds: readonly CutThreshold[]
  /** Number of ranked customers (κ present). */
  readonly ranked: number
  /** All customers that could be ranked, K = 0 included. */
  readonly base: number
  /** κ at 0, 0.5, 1 … 100 % of the ranked, ascending: 201 numbers, empty where nobody is ranked. */
  readonly sketch: readonly number[]
  /** Median contribution per dimension over the ranked, as of `at`, forward-decayed units. */
  readonly medianParts: ByDimension
  /** κ per day by which the A cut has moved over the last four weeks; the stationary base's 1/h where unknown. See `driftOf`. */
  readonly driftPerDay: number
  /** Days between two runs, of late; absent: one. */
  readonly everyDays?: number
  /** When everybody had been decided by it, by the database's clock; absent: its run goes on, or was killed. */
  readonly decidedAt?: Date
  /** What prospects are compared with in this run; absent where there are none. */
  readonly prospects?: ProspectBase
}
