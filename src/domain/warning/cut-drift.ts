import type { Cut } from '#src/domain/cut.ts'
import { daysBetween } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import { type BlindSpan, isBlindAt } from '#src/domain/source/blind-spans.ts'
import { type CutPoint, driftOf, measuredFrom, movement, trailOf } from '#src/domain/tier/cut-drift.ts'

/** How one tier's cut moves, in κ per day. */
export type CutDrift = {
  readonly perDay: number
  /** How much one week's movement differs from the next, as a standard deviation. */
  readonly spread: number
}

type Threshold = Cut['thresholds'][number]

/** By tier code. Each tier's own: on CDNOW the C cut moves at a tenth of the A cut's pace. */
export type CutDrifts = ReadonlyMap<string, CutDrift>

/** The drift is the movement of the last four weeks; its spread is read from twice as long. */
const spreadDays = 56
/** From fewer movements no spread can be read; half the drift stands in. */
const fewestMoves = 4
/** Runs nearer than a week, but for the hour they ran at, say more of their days than of the base. */
const leastGapDays = 6.5

/** A run a week of those there are, ending with the newest. */
function weekly(trail: readonly CutPoint[]): readonly CutPoint[] {
  const kept: CutPoint[] = []
  for (const point of trail.toReversed()) {
    const next = kept[0]
    if (!next || daysBetween(point.at, next.at) >= leastGapDays) kept.unshift(point)
  }
  return kept
}

function spreadOf(runs: readonly CutPoint[], drift: number): number {
  const trail = weekly(runs)
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

type Earlier = {
  /** In any order. */
  readonly earlier?: readonly Cut[]
  /** When sources were silent: what a cut did then is not how it moves. */
  readonly blind?: readonly BlindSpan[]
}

/** The cut with what its drifts' spread is, so that whoever has it can say a range. */
export function withSpread(cut: Cut, { earlier = [], blind = [] }: Earlier): Cut {
  const drifts = cutDrifts(
    cut,
    earlier.filter(({ at }) => !isBlindAt(blind, at)),
  )
  const thresholds = cut.thresholds.map((threshold) => ({
    ...threshold,
    ...present({ driftSpread: drifts.get(threshold.code)?.spread }),
  }))
  return { ...cut, thresholds }
}

/** The same as its run has stored it; half the drift is uncertain where a cut of before knows no spread. */
export const storedDrifts = (cut: Cut): CutDrifts =>
  new Map(
    cut.thresholds.map(({ code, driftSpread }) => {
      const perDay = driftOf(cut, code)
      return [code, { perDay, spread: driftSpread ?? Math.abs(perDay) / 2 }]
    }),
  )
