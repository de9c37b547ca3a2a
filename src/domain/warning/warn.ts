import { addDays, daysBetween } from '#src/domain/days.ts'
import { present } from '#src/domain/present.ts'
import { ladderOf } from '#src/domain/tier/ladder.ts'
import { type NextChangeInput, type NextTierChange, nextTierChange } from '#src/domain/tier/next-change.ts'
import type { CutDrift, CutDrifts } from './cut-drift.ts'

export type WarnInput = NextChangeInput & {
  /** By `cutDrifts`, of the same cut. */
  readonly drifts: CutDrifts
  /** Days between two runs: a crossing is seen, and a demotion taken, by the run after it. */
  readonly runEveryDays: number
}

/** A demotion to be expected if the customer does nothing and the base moves on as it has. */
export type EarlyWarning = {
  /** Tier codes. */
  readonly from: string
  readonly to: string
  readonly issuedAt: Date
  /** The range the date falls in nine times in ten, by how unevenly the cut has moved. */
  readonly expectedFrom: Date
  readonly expectedTo: Date
  readonly waits?: NonNullable<NextTierChange['waits']>
}

/** A customer is warned of a demotion expected within so many days. */
const warningDays = 28
/** Standard deviations either side that hold eight in ten; the rest is the runs' own width. */
const reach = 1.28
/** A cut that hardly moves is taken to move at a third of its pace at least: a range needs an end. */
const slowest = 1 / 3

const still: CutDrift = { perDay: 0, spread: 0 }

/** Rounding of dates, in runs: what falls due at a run is taken by it. */
const hair = 1e-6

/** The run that takes what falls due at this moment. */
function runAfter({ now, runEveryDays }: WarnInput, at: Date): Date {
  const runs = Math.ceil(daysBetween(now, at) / runEveryDays - hair)
  return addDays(now, Math.max(0, runs) * runEveryDays)
}

/** The change if this tier's own cut moved at another pace; the others' move at theirs. */
function changeAt(input: WarnInput, driftPerDay: number): NextTierChange | undefined {
  const { cut, tier, drifts } = input
  const thresholds = cut.thresholds.map(({ code, kappa }) => {
    const perDay = code === tier.code ? driftPerDay : drifts.get(code)?.perDay
    return { code, kappa, ...present({ driftPerDay: perDay }) }
  })
  return nextTierChange({ ...input, cut: { ...cut, thresholds } })
}

/**
 * Whether this customer is to be warned today, and of what: its demotion by the cut's drift, band, confirmation,
 * dwell and whatever holds the tier lies within `warningDays`. Absent: no demotion that near.
 */
export function warn(input: WarnInput): EarlyWarning | undefined {
  const { perDay, spread } = input.drifts.get(input.tier.code) ?? still
  const expected = changeAt(input, perDay)
  if (!expected || daysBetween(input.now, runAfter(input, expected.at)) > warningDays) return undefined

  const fast = changeAt(input, perDay + reach * spread) ?? expected
  const slow = changeAt(input, Math.max(perDay - reach * spread, perDay * slowest)) ?? expected
  return {
    from: input.tier.code,
    to: expected.to,
    issuedAt: input.now,
    expectedFrom: runAfter(input, fast.at),
    expectedTo: runAfter(input, slow.at),
    ...present({ waits: expected.waits }),
  }
}

/** A tier whose customers up to this κ may have to be warned. */
export type WarningRange = { readonly code: string; readonly kappaUpTo: number }

/**
 * Where a run has to look: everyone else's demotion lies further off, so that the search is one range on
 * (policyVersion, tier, κ) a tier. Those inside are asked by `warn`.
 */
export function warningRanges({
  cut,
  policy,
  drifts,
  now,
}: Pick<WarnInput, 'cut' | 'policy' | 'drifts' | 'now'>): readonly WarningRange[] {
  const ladder = ladderOf(policy, cut)
  const ahead = Math.max(0, warningDays - policy.hysteresis.confirmDays) + warningDays * hair
  const days = daysBetween(cut.at, now) + ahead
  return ladder.codes.slice(0, ladder.lowest).map((code, step) => ({
    code,
    kappaUpTo:
      (ladder.cuts[step] ?? Infinity) + ladder.down + Math.max(0, drifts.get(code)?.perDay ?? 0) * days,
  }))
}
