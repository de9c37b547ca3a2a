import type { Cut } from '#src/domain/cut.ts'
import { daysBetween } from '#src/domain/days.ts'

/** How one tier's cut moves, in κ per day. */
export type CutDrift = {
  readonly perDay: number
  /** How much one run's movement differs from the next, as a standard deviation. */
  readonly spread: number
}

/** By tier code. Each tier's own: on CDNOW the C cut moves at a tenth of the A cut's pace. */
export type CutDrifts = ReadonlyMap<string, CutDrift>

type Moved = { readonly at: Date; readonly kappa: number }

/** The drift is the movement of the last four weeks; its spread is read from twice as long. */
const driftDays = 28
const spreadDays = 56
/** Two cuts nearer than this say more of the day than of the base. */
const leastDays = 7
/** From fewer movements no spread can be read; half the drift stands in. */
const fewestMoves = 4

/** The newest cut's tier through the comparable cuts before it, oldest first. */
function trailOf(code: string, cut: Cut, earlier: readonly Cut[]): readonly Moved[] {
  return [...earlier.filter((one) => one.at < cut.at), cut]
    .filter(({ kind, policyVersion }) => kind === cut.kind && policyVersion === cut.policyVersion)
    .flatMap(({ at, thresholds }) => {
      const kappa = thresholds.find((threshold) => threshold.code === code)?.kappa
      return kappa === undefined || daysBetween(at, cut.at) > spreadDays ? [] : [{ at, kappa }]
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

const perDay = (from: Moved, to: Moved): number => (to.kappa - from.kappa) / daysBetween(from.at, to.at)

function spreadOf(trail: readonly Moved[], drift: number): number {
  const moves = trail.slice(1).map((to, i) => perDay(trail[i] ?? to, to))
  if (moves.length < fewestMoves) return Math.abs(drift) / 2

  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length
  return Math.sqrt(moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / (moves.length - 1))
}

function driftOf(code: string, cut: Cut, earlier: readonly Cut[]): CutDrift {
  const trail = trailOf(code, cut, earlier)
  const newest = trail.at(-1)
  const oldest = trail.find(({ at }) => daysBetween(at, cut.at) <= driftDays)
  if (!newest || !oldest || daysBetween(oldest.at, cut.at) < leastDays)
    return { perDay: cut.driftPerDay, spread: Math.abs(cut.driftPerDay) / 2 }

  const drift = perDay(oldest, newest)
  return { perDay: drift, spread: spreadOf(trail, drift) }
}

/**
 * Each tier's drift as of the newest cut, from comparable cuts of the last eight weeks (same kind, same policy
 * version; others are passed over). Without a week of them: the cut's own `driftPerDay`, half of it uncertain.
 */
export const cutDrifts = (cut: Cut, earlier: readonly Cut[]): CutDrifts =>
  new Map(cut.thresholds.map(({ code }) => [code, driftOf(code, cut, earlier)]))
