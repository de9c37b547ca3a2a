import { type Dimension, dimensionNames } from '#src/domain/facts.ts'
import type { FreshScore } from './score.ts'

/** One named share of the points: a dimension, or `feedback`. */
type PointPart = { readonly name: Dimension; readonly points: number }

/** Integer points whose parts add up to the total exactly. */
export type Points = { readonly total: number; readonly parts: readonly PointPart[] }

/** A key as points: 100 is tier A's cut. */
export const pointsAt = (kappa: number, cutA: number): number => Math.round(100 * 2 ** (kappa - cutA))

/** Largest remainder (Hamilton): floors first, then one more to those that lost most, ties by order. */
function largestRemainder(raw: readonly number[], total: number): readonly number[] {
  const floors = raw.map(Math.floor)
  const missing = total - floors.reduce((sum, value) => sum + value, 0)
  const byLoss = [...raw.keys()].sort((a, b) => lossOf(raw, b) - lossOf(raw, a) || a - b)
  const lucky = new Set(byLoss.slice(0, Math.max(0, missing)))

  return floors.map((value, i) => value + Number(lucky.has(i)))
}

const lossOf = (raw: readonly number[], i: number) => (raw[i] ?? 0) - Math.floor(raw[i] ?? 0)

/**
 * The key in points a person can add up: 100·part/cut per dimension that has some, and feedback's
 * (m − 1)·Σ where it moves the key. `cutA` is κ of tier A's cut.
 */
export function pointsOf(
  { kappa, parts, multiplier }: Pick<FreshScore, 'kappa' | 'parts' | 'multiplier'>,
  cutA: number,
): Points {
  if (kappa === undefined) return { total: 0, parts: [] }

  const names = dimensionNames(parts).filter((name) => (parts[name] ?? 0) > 0)
  const raw = names.map((name) => 100 * (parts[name] ?? 0) * 2 ** -cutA)
  const base = raw.reduce((sum, value) => sum + value, 0)
  const total = Math.round(base * multiplier)
  const moved = multiplier !== 1
  const points = largestRemainder(moved ? [...raw, base * (multiplier - 1)] : raw, total)
  const all = moved ? [...names, 'feedback'] : names

  return { total, parts: all.map((name, i) => ({ name, points: points[i] ?? 0 })) }
}
