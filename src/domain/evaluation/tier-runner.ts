import type { TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { FreshScore } from '#src/domain/score/score.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { isUnder, type Ladder, ladderOf, stepAt } from '#src/domain/tier/ladder.ts'
import { dateOfDay } from './day-number.ts'
import { stepOf } from './tiers-by-share.ts'
import type { WeeklyRun } from './weekly-scores.ts'

/** Decides everyone's step in one run, from the run's thresholds; −1 for customers not yet seen. */
export type TierRunner = (run: WeeklyRun, thresholds: readonly number[], before: Int8Array) => Int8Array

/** Raw cuts every week: what hysteresis is compared with. */
export const rawRunner =
  (lowest: number): TierRunner =>
  ({ kappa }, thresholds) =>
    Int8Array.from(kappa, (value) => (Number.isNaN(value) ? -1 : stepOf(value, thresholds, lowest)))

/** The run's thresholds as the product's own cut. */
export function cutOf({ week, day }: WeeklyRun, thresholds: readonly number[], policy: Policy): Cut {
  return {
    _id: `quantile|${policy.version}|week-${week}|1`,
    kind: 'quantile',
    policyVersion: policy.version,
    at: dateOfDay(day),
    thresholds: policy.tiers.slice(0, -1).map(({ code }, i) => ({ code, kappa: thresholds[i] ?? Infinity })),
    // Never a small base, whose changes would wait for a person: the hysteresis alone is measured.
    ranked: policy.smallBase.below,
    base: policy.smallBase.below,
    sketch: [],
    medianParts: { spend: 0, orders: 0, engagement: 0 },
    driftPerDay: 0,
  }
}

/** A score of spend alone, fully known. */
export const scoreAt = (kappa: number, policyVersion: number, at: Date): FreshScore => ({
  ...(kappa > -Infinity && { kappa }),
  parts: { spend: 0, orders: 0, engagement: 0 },
  multiplier: 1,
  confidence: 1,
  policyVersion,
  at,
})

/** Whom a run cannot move: between its tier's lower band and the next tier's upper one, and not waiting. */
function isSettled(ladder: Ladder, tier: TierState | undefined, step: number, kappa: number): boolean {
  if (tier === undefined || tier.belowSince !== undefined) return false
  return !isUnder(ladder, step, kappa, ladder.down) && stepAt(ladder, kappa, ladder.up) >= step
}

/**
 * The product's own decision week by week, with the policy's band, confirmation and dwell; everyone is past being
 * new, with full confidence, so that the hysteresis alone is measured. Those it cannot move are passed over, as a
 * run of the product does.
 * @param tiers filled with everyone's state, by customer: what the next run goes on from
 */
export function hysteresisRunner(policy: Policy, tiers: (TierState | undefined)[] = []): TierRunner {
  return (run, thresholds, before) => {
    const cut = cutOf(run, thresholds, policy)
    const ladder = ladderOf(policy, cut)
    const now = dateOfDay(run.day)
    return Int8Array.from(run.kappa, (kappa, i) => {
      if (Number.isNaN(kappa)) return -1
      const tier = tiers[i]
      const step = before[i] ?? -1
      if (isSettled(ladder, tier, step, kappa)) return step

      const score = scoreAt(kappa, policy.version, now)
      const decided = decideTier({
        kind: 'customer',
        score,
        lifecycle: 'mature',
        cut,
        policy,
        now,
        ...(tier && { tier }),
      })
      tiers[i] = decided.tier
      return ladder.codes.indexOf(decided.tier.code)
    })
  }
}
