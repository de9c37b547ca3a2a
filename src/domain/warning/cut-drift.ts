import type { Cut } from '#src/domain/cut.ts'
import { daysBetween } from '#src/domain/days.ts'
import { type CutPoint, driftOf, measuredFrom, movement, trailOf } from '#src/domain/tier/cut-drift.ts'

/** How one tier's cut moves, in κ per day. */
export type CutDrift = {
  readonly perDay: number
  /** How much one run's movement differs from the next, as a standard deviation. */
  readonly spread: number
}

type Threshold = Cut['thresholds'][number]

/** By tier code. Each tier's own: on CDNOW the C cut moves at a tenth of the A cut's pace. */
export type CutDrifts = ReadonlyMap<string, CutDrift>

/** The drift is the movement of the last four weeks; its spread is read from twice as long. */
const spreadDays = 56
/** From fewer movements no spread can be read; half the drift stands in. */
const fewestMoves = 4

function spreadOf(trail: readonly CutPoint[], drift: number): number {
  const moves = trail.slice(1).map((to, i) => movement(trail[i] ?? to, to))
  if (moves.length < fewestMoves) return Math.abs(drift) / 2

  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length
  return Math.sqrt(moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / (moves.length - 1))
}

function cutDriftOf({ code, kappa, driftPerDay }: Threshold, cut: Cut, earlier: readonly Cut[]): CutDrift {
  const drift = driftOf(cut, code)
  const newest = { at: cut.at, kappa, drift }
  const trail = trailOf(code, cut, earlier).filter(({ at }) => daysBetween(at, cut.at) <= spreadDays)
  const oldest = measuredFrom(trail, cut.at)
  if (!oldest) return { perDay: drift, spread: Math.abs(drift) / 2 }

  const perDay = driftPerDay ?? movement(oldest, newest)
  return { perDay, spread: spreadOf([...trail, newest], perDay) }
}

/**
 * Each tier's drift as of the newest cut, from comparable cuts of the last eight weeks (same kind, same policy
 * version; others are passed over): what the cut has stored of it, else measured here. Without a week of them half
 * of what the cut says is uncertain.
 */
export const cutDrifts = (cut: Cut, earlier: readonly Cut[]): CutDrifts =>
  new Map(cut.thresholds.map((threshold) => [threshold.code, cutDriftOf(threshold, cut, earlier)]))
