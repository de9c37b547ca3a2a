import type { Cut } from '#src/domain/cut.ts'
import { daysBetween } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type BlindSpan, isBlindAt } from '#src/domain/source/blind-spans.ts'

/** Where a tier's cut stood in one run, and how it was said to move then, κ per day. */
export type CutPoint = { readonly at: Date; readonly kappa: number; readonly drift: number }

/** The window over which a cut's own movement is measured. */
const windowDays = 28
/** Two cuts nearer than this say more of the day than of the base. */
const leastDays = 7

/** How one tier's cut moves, κ per day; cuts that have not stored it per tier say it of A alone. */
export const driftOf = ({ thresholds, driftPerDay }: Cut, code: string): number =>
  thresholds.find((threshold) => threshold.code === code)?.driftPerDay ?? driftPerDay

/** A tier's cut through comparable runs (same kind, same policy version) before a moment, oldest first. */
export const trailOf = (
  code: string,
  { kind, policyVersion, at }: Pick<Cut, 'kind' | 'policyVersion' | 'at'>,
  earlier: readonly Cut[],
): readonly CutPoint[] =>
  earlier
    .filter((cut) => cut.at < at && cut.kind === kind && cut.policyVersion === policyVersion)
    .flatMap((cut) => {
      const own = cut.thresholds.find((threshold) => threshold.code === code)
      return own ? [{ at: cut.at, kappa: own.kappa, drift: driftOf(cut, code) }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())

type Place = Pick<CutPoint, 'at' | 'kappa'>

/** κ per day from one run to a later one. */
export const movement = (from: Place, to: Place): number =>
  (to.kappa - from.kappa) / daysBetween(from.at, to.at)

/** The oldest of a trail within the last four weeks; none where all are of the last one. */
export function measuredFrom(trail: readonly CutPoint[], at: Date): CutPoint | undefined {
  const oldest = trail.find((point) => daysBetween(point.at, at) <= windowDays)
  return oldest && daysBetween(oldest.at, at) >= leastDays ? oldest : undefined
}

/** The same cut with every tier's cut where it will be, or was, on another day. */
export const thresholdsOn = (cut: Cut, at: Date): Cut['thresholds'] =>
  cut.thresholds.map((threshold) => ({
    ...threshold,
    kappa: threshold.kappa + driftOf(cut, threshold.code) * daysBetween(cut.at, at),
  }))

/** Whole days between two runs: the mean of the last four weeks, one at least, and one where none is known. */
export function everyDaysOf(at: Date, policy: Pick<Policy, 'version'>, earlier: readonly Cut[] = []): number {
  const days = earlier
    .filter((cut) => cut.policyVersion === policy.version && cut.at < at)
    .map((cut) => daysBetween(cut.at, at))
    .filter((ago) => ago <= windowDays)
  return days.length === 0 ? 1 : Math.max(1, Math.round(Math.max(...days) / days.length))
}

type DriftInput = {
  readonly policy: Policy
  readonly at: Date
  /** In any order. */
  readonly earlier?: readonly Cut[]
  /** When sources were silent: keys stood still then and leapt after, and neither is how a cut moves. */
  readonly blind?: readonly BlindSpan[]
}

/**
 * κ per day of one tier's quantile cut since the oldest comparable one of the last four weeks, or since the newest
 * before the outage in which that one falls, then no steeper than it was before; a stationary base's 1/h without
 * one. While sources are silent, what it was before. Each tier's own: on CDNOW the C cut moves at a tenth of A's pace.
 */
export function quantileDrift(code: string, kappa: number, input: DriftInput): number {
  const { policy, at, earlier = [], blind = [] } = input
  const stationary = 1 / policy.halfLifeDays
  const trail = trailOf(code, { kind: 'quantile', policyVersion: policy.version, at }, earlier)
  const seen = trail.filter((point) => !isBlindAt(blind, point.at))
  if (isBlindAt(blind, at)) return seen.at(-1)?.drift ?? stationary

  const oldest = measuredFrom(trail, at)
  const since = oldest && seen.findLast((point) => point.at <= oldest.at)
  if (!since) return stationary

  const measured = movement(since, { at, kappa })
  return since === oldest ? measured : Math.min(measured, since.drift)
}
