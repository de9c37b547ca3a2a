import type { Policy } from '#src/domain/policy.ts'
import { capture } from './capture.ts'
import { type PurchasePanel, perCustomer, spanOf } from './purchase-panel.ts'
import { countMoves, type TierMoves } from './tier-moves.ts'
import { hysteresisRunner, rawRunner, type TierRunner } from './tier-runner.ts'
import { thresholdsByShare } from './tiers-by-share.ts'
import { type WeeklyRun, weeklyRuns } from './weekly-scores.ts'

type PolicyDynamics = TierMoves & {
  /** Customers in the top tier after the judged week. */
  readonly topSize: number
  /** Share of the spend after that week that they held. */
  readonly captureTop: number
  /** The same for the best so many by that week's raw scores: what the tier could hold at its size. */
  readonly captureSameSize: number
}

export type Dynamics = { readonly none: PolicyDynamics; readonly hysteresis: PolicyDynamics }

export type DynamicsInput = {
  readonly panel: PurchasePanel
  /** Its shares, band, confirmation and dwell are used. */
  readonly policy: Policy
  readonly halfLifeDays?: number
  readonly fromWeek?: number
  readonly toWeek?: number
  /** Tiers as they stood after this week are judged by the spend after it. */
  readonly judgedWeek?: number
}

type Settled = Required<DynamicsInput> & { readonly firstDay: number }

/** Quantiles over everyone seen so far; where they fall among those without a score, any score at all is above. */
export const thresholdsOf = ({ kappa }: WeeklyRun, { tiers }: Policy): number[] =>
  thresholdsByShare(
    kappa.filter((value) => !Number.isNaN(value)).sort(),
    tiers.map(({ share }) => share),
  ).map((threshold) => Math.max(threshold, -Number.MAX_VALUE))

/** Net spend after a day, of customers seen by then; others count nothing. */
const spendAfter = (panel: PurchasePanel, after: number): Float64Array =>
  perCustomer(panel, (from, to) => {
    let sum = 0
    if ((panel.day[from] ?? Infinity) > after) return 0
    for (let row = from; row < to; row++) if ((panel.day[row] ?? 0) > after) sum += panel.amount[row] ?? 0
    return Math.max(0, sum)
  })

function judge({ panel }: Settled, run: WeeklyRun, steps: Int8Array) {
  const spend = spendAfter(panel, run.day)
  const total = spend.reduce((sum, value) => sum + value, 0)
  const topSize = steps.reduce((count, step) => count + (step === 0 ? 1 : 0), 0)
  const held = spend.reduce((sum, value, i) => sum + (steps[i] === 0 ? value : 0), 0)
  const scores = run.kappa.map((value) => (Number.isNaN(value) ? -Infinity : value))

  return {
    topSize,
    captureTop: total === 0 ? 0 : held / total,
    captureSameSize: topSize === 0 ? 0 : capture(scores, spend, topSize / scores.length),
  }
}

function runAll(input: Settled, decide: TierRunner): PolicyDynamics {
  const { panel, policy, judgedWeek } = input
  const moves = countMoves(panel.ids.length)
  let steps: Int8Array = new Int8Array(panel.ids.length).fill(-1)
  let judged = { topSize: 0, captureTop: 0, captureSameSize: 0 }
  for (const run of weeklyRuns(panel, input)) {
    steps = decide(run, thresholdsOf(run, policy), steps)
    moves.seen(steps)
    if (run.week === judgedWeek) judged = judge(input, run, steps)
  }

  return { ...moves.result(), ...judged }
}

/**
 * Weekly re-runs on decayed spend, once with raw cuts and once with the policy's hysteresis. Unless said otherwise
 * weeks 13 to 78 at a half-life of 90 days, judged after week 39 (273 days, the first one included).
 */
export function dynamics(input: DynamicsInput): Dynamics {
  const { halfLifeDays = 90, fromWeek = 13, toWeek = 78, judgedWeek = 39 } = input
  const firstDay = spanOf(input.panel)?.first ?? 0
  const settled = { ...input, halfLifeDays, fromWeek, toWeek, judgedWeek, firstDay }

  return {
    none: runAll(settled, rawRunner(input.policy.tiers.length - 1)),
    hysteresis: runAll(settled, hysteresisRunner(input.policy)),
  }
}
