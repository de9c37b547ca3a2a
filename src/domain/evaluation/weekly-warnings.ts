import type { TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { cutDrifts } from '#src/domain/warning/cut-drift.ts'
import { type EarlyWarning, warn, warningRanges } from '#src/domain/warning/warn.ts'
import { thresholdsOf } from './dynamics.ts'
import type { PurchasePanel } from './purchase-panel.ts'
import { cutOf, hysteresisRunner, scoreAt } from './tier-runner.ts'
import { type WeeklyRun, type WeeklyRuns, weeklyRuns } from './weekly-scores.ts'

/** One run with its decisions taken and the warnings it would give to those not yet warned. */
export type WarnedRun = {
  readonly day: number
  readonly steps: Int8Array
  /** Asks the product's own rule for every customer in reach of a demotion, but those `isWarned`. */
  warnings(isWarned: (customer: number) => boolean): readonly GivenWarning[]
}

type GivenWarning = { readonly customer: number; readonly warning: EarlyWarning }

/** Once a week, as the runs come. */
const runEveryDays = 7
/** What a drift is read from. */
const keptCuts = 9

function warningsOf(
  { kappa }: WeeklyRun,
  steps: Int8Array,
  tiers: readonly (TierState | undefined)[],
  policy: Policy,
  cuts: readonly Cut[],
): WarnedRun['warnings'] {
  const [cut, ...earlier] = cuts
  if (!cut) return () => []

  const drifts = cutDrifts(cut, earlier)
  const ranges = warningRanges({ cut, policy, drifts, now: cut.at })
  return (isWarned) => {
    const given: GivenWarning[] = []
    for (let customer = 0; customer < kappa.length; customer++) {
      const [value, range, tier] = [kappa[customer] ?? 0, ranges[steps[customer] ?? -1], tiers[customer]]
      if (!tier || !range || value > range.kappaUpTo || isWarned(customer)) continue

      const score = scoreAt(value, policy.version, cut.at)
      const input = { tier, score, cut, policy, lifecycle: 'mature', now: cut.at } as const
      const warning = warn({ ...input, drifts, runEveryDays })
      if (warning) given.push({ customer, warning })
    }
    return given
  }
}

/** Weekly runs with the policy's hysteresis, each knowing its own and earlier weeks alone. */
export function* warnedRuns(panel: PurchasePanel, policy: Policy, runs: WeeklyRuns): Generator<WarnedRun> {
  const tiers: (TierState | undefined)[] = []
  const decide = hysteresisRunner(policy, tiers)
  let steps: Int8Array = new Int8Array(panel.ids.length).fill(-1)
  let cuts: readonly Cut[] = []
  for (const run of weeklyRuns(panel, runs)) {
    const thresholds = thresholdsOf(run, policy)
    steps = decide(run, thresholds, steps)
    cuts = [cutOf(run, thresholds, policy), ...cuts].slice(0, keptCuts)
    yield { day: run.day, steps, warnings: warningsOf(run, steps, tiers, policy, cuts) }
  }
}
