import type { Score } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { ByDimension, Dimension } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { halfLivesSince } from '#src/domain/score/decay.ts'
import { median } from '#src/domain/score/median.ts'
import type { BlindSpan } from '#src/domain/source/blind-spans.ts'
import { withSpread } from '#src/domain/warning/cut-drift.ts'
import { everyDaysOf, quantileDrift } from './cut-drift.ts'
import { sketchOf } from './sketch.ts'

export { rankShare } from './sketch.ts'

/** What a run knows of a customer it ranks. */
export type RankedScore = Pick<Score, 'kappa' | 'parts'>

export type CutInput = {
  /** By `cutIdOf`. */
  readonly _id: string
  readonly policy: Policy
  readonly at: Date
  /** Of the rankable customers, in any order; those with K = 0 may be left out. */
  readonly scores: readonly RankedScore[]
  /** All rankable customers, K = 0 included. */
  readonly base: number
  /** Cuts of before, in any order: what drift is measured on. */
  readonly earlier?: readonly Cut[]
  /** When sources were silent: keys stood still then and leapt after, and neither is how the cut moves. */
  readonly blind?: readonly BlindSpan[]
}

function medianPartsOf(ranked: readonly RankedScore[]): ByDimension {
  const names = new Set(ranked.flatMap(({ parts }) => Object.keys(parts)))
  const of = (name: Dimension) => median(ranked.map(({ parts }) => parts[name] ?? 0))
  const own = [...names].map((name) => [name, of(name)] as const)

  return { spend: 0, orders: 0, engagement: 0, ...Object.fromEntries(own) }
}

/** What both kinds of cut say of the base. */
function baseOf({ _id, policy, at, scores, base, earlier }: CutInput) {
  const ranked = scores.filter(({ kappa }) => kappa !== undefined)
  const ascending = Float64Array.from(ranked, ({ kappa }) => kappa ?? 0).sort()

  return {
    ascending,
    shared: {
      _id,
      policyVersion: policy.version,
      at,
      ranked: ranked.length,
      base,
      sketch: sketchOf(ascending),
      medianParts: medianPartsOf(ranked),
      everyDays: everyDaysOf(at, policy, earlier),
    },
  }
}

/** κ of the last customer inside each cumulative share; at least one customer, so a top tier is never empty. */
function quantiles(ascending: Float64Array, { tiers }: Policy): Cut['thresholds'] {
  const n = ascending.length
  let share = 0
  return tiers.slice(0, -1).flatMap((tier) => {
    share += tier.share
    const kappa = ascending[n - Math.max(1, Math.round(share * n))]
    return kappa === undefined ? [] : [{ code: tier.code, kappa }]
  })
}

/** Cuts by the policy's shares of the ranked. Nobody ranked: no thresholds, all stand in the lowest tier. */
export function quantileCut(input: CutInput): Cut {
  const { ascending, shared } = baseOf(input)
  const thresholds = quantiles(ascending, input.policy).map(({ code, kappa }) => ({
    code,
    kappa,
    driftPerDay: quantileDrift(code, kappa, input),
  }))
  const driftPerDay = thresholds[0]?.driftPerDay ?? 1 / input.policy.halfLifeDays

  return withSpread({ ...shared, kind: 'quantile', thresholds, driftPerDay }, input)
}

/** Whether so few are ranked that changes wait for a manager. */
export const isSmallBase = ({ ranked }: Pick<Cut, 'ranked'>, { smallBase }: Policy): boolean =>
  ranked < smallBase.below

const thetasOf = (policy: Policy, ranked: number): readonly number[] =>
  policy.cuts.by === 'absolute' && !isSmallBase({ ranked }, policy)
    ? policy.cuts.thresholds
    : policy.smallBase.thresholds

/** Cuts by the policy's keys of today's value, θ·2^((t−L)/h): where it says so, and for a base too small for quantiles. */
export function absoluteCut(input: CutInput): Cut {
  const { policy, at } = input
  const { shared } = baseOf(input)
  const codes = policy.tiers.slice(0, -1).map(({ code }) => code)
  const driftPerDay = 1 / policy.halfLifeDays
  const thresholds = thetasOf(policy, shared.ranked).map((theta, i) => ({
    code: codes[i] ?? '',
    kappa: Math.log2(theta) + halfLivesSince(at, policy),
    driftPerDay,
    driftSpread: 0,
  }))

  return { ...shared, kind: 'absolute', thresholds, driftPerDay }
}

/** Which kind a base of so many ranked customers is cut by. */
export const cutKindFor = (ranked: number, policy: Policy): Cut['kind'] =>
  policy.cuts.by === 'absolute' || isSmallBase({ ranked }, policy) ? 'absolute' : 'quantile'
