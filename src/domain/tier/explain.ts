import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { latest } from '#src/domain/days.ts'
import type { Dimension } from '#src/domain/facts.ts'
import { type ThroughGroup, throughGroup } from '#src/domain/group/group-bound.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { type Points, pointsAt, pointsOf } from '#src/domain/score/points.ts'
import type { Rests } from '#src/domain/source/rests-on.ts'
import { changeInputOf } from '#src/domain/warning/customer-warning.ts'
import type { EarlyWarning } from '#src/domain/warning/warn.ts'
import { nearDemotion } from '#src/domain/warning/warn-customer.ts'
import { isSmallBase } from './cuts.ts'
import { type Ladder, ladderOf } from './ladder.ts'
import { type NextTierChange, nextTierChange } from './next-change.ts'
import { rankShare } from './sketch.ts'
import { type WhatWouldChange, whatWouldChange } from './what-would-change.ts'

export type ExplainedPart = {
  /** A dimension of the policy, or `feedback`. */
  readonly name: Dimension
  /** What the policy calls a dimension of its own. */
  readonly label?: Bilingual
  readonly points: number
  /** What the middle customer of the base has here; feedback has none. */
  readonly medianPoints?: number
}

/** A tier's marks on the points scale, rounded; the lowest tier has none. */
type TierMarks = {
  readonly code: string
  /** Where the tier begins. */
  readonly cutPoints?: number
  /** What one must reach to rise into it: the cut and its band. */
  readonly reachPoints?: number
  /** What one must stay above to keep it. */
  readonly keepPoints?: number
}

/** The evidence behind a tier. The parts' points add up to the total exactly. */
export type Explanation = {
  readonly points: { readonly total: number; readonly parts: readonly ExplainedPart[] }
  /** Share of the ranked customers this one is ahead of, 0 to 1; absent where it is not ranked, and in a base too small for ranks. */
  readonly rankShare?: number
  readonly tier?: TierMarks
  readonly nextTier?: TierMarks
  /** What happens if nothing happens; absent while a source is silent, since nobody knows that nothing does. */
  readonly nextChange?: NextTierChange
  /** The same as a range of days, where it is a demotion within the early warning's reach. */
  readonly near?: Pick<EarlyWarning, 'expectedFrom' | 'expectedTo'>
  /** What would lift it to the next tier today; absent under a pin. */
  readonly toNext?: WhatWouldChange
  /** Where the tier rests on its group and not on its own key. */
  readonly group?: ThroughGroup
  /** 0 to 1; under .6 the card says so. */
  readonly confidence: number
  /** The newest fact any of its sources has told. */
  readonly dataUpTo?: Date
}

export type ExplainInput = {
  readonly customer: Customer
  /** The newest cut of the policy version in force. */
  readonly cut: Cut
  readonly policy: Policy
  readonly now: Date
  /** What of it waits for a quiet source. */
  readonly rests?: Rests
}

/** Every dimension that is on, those with nothing too: a zero beside the median explains as well. */
function partsOf({ parts }: Points, { cut, policy }: ExplainInput, cutA: number): readonly ExplainedPart[] {
  const rules = policy.dimensions.filter(({ name }) => policy.scales?.[name] !== undefined)
  const pointsFor = (name: ExplainedPart['name']) => parts.find((part) => part.name === name)?.points ?? 0
  const medianOf = (name: Dimension) => Math.round(100 * (cut.medianParts[name] ?? 0) * 2 ** -cutA)
  const explained = rules.map(({ name, label }) => ({
    name,
    points: pointsFor(name),
    medianPoints: medianOf(name),
    ...present({ label }),
  }))

  return [...explained, ...parts.filter(({ name }) => name === 'feedback')]
}

function marksOf(ladder: Ladder, step: number, cutA: number): TierMarks | undefined {
  const code = ladder.codes[step]
  const kappa = ladder.cuts[step]
  if (code === undefined) return undefined
  if (kappa === undefined || !Number.isFinite(kappa)) return { code }

  return {
    code,
    cutPoints: pointsAt(kappa, cutA),
    reachPoints: pointsAt(kappa + ladder.up, cutA),
    keepPoints: pointsAt(kappa + ladder.down, cutA),
  }
}

/** What is to come, both ways. */
function outlookOf({ customer, cut, policy, now, rests }: ExplainInput) {
  const { tier, facts, override } = customer
  const input = changeInputOf(customer, { cut, policy, now })
  if (!tier || !input) return {}

  const pinned = override !== undefined && override.until > now
  const isSilent = rests?.holdsWarning === true
  return present({
    nextChange: isSilent ? undefined : nextTierChange(input),
    near: isSilent ? undefined : nearDemotion(customer, { cut, policy, now }),
    toNext: pinned ? undefined : whatWouldChange({ facts, tier, cut, policy, now }),
  })
}

/** Everything a card says about why a tier is so and what would change it. Pure; stores nothing. */
export function explain(input: ExplainInput): Explanation {
  const { customer, cut, policy } = input
  const { score, tier, facts } = customer
  const ladder = ladderOf(policy, cut)
  const cutA = cut.thresholds[0]?.kappa ?? Infinity
  const points = score === undefined ? { total: 0, parts: [] } : pointsOf(score, cutA)
  const step = tier === undefined ? -1 : ladder.codes.indexOf(tier.code)
  const ranked = score?.kappa !== undefined && cut.sketch.length > 0

  return {
    points: { total: points.total, parts: partsOf(points, input, cutA) },
    confidence: score?.confidence ?? 0,
    ...outlookOf(input),
    ...present({
      rankShare: ranked && !isSmallBase(cut, policy) ? rankShare(score.kappa, cut.sketch) : undefined,
      group: throughGroup(customer, ladder, policy.version),
      tier: step < 0 ? undefined : marksOf(ladder, step, cutA),
      nextTier: step < 1 ? undefined : marksOf(ladder, step - 1, cutA),
      dataUpTo: latest(...Object.values(facts.sources).map(({ lastAt }) => lastAt)) ?? facts.lastEventAt,
    }),
  }
}
