import type { Customer, Lifecycle, Override, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { enoughConfidence } from '#src/domain/score/confidence.ts'
import { heldKappa } from '#src/domain/score/held-kappa.ts'
import type { FreshScore } from '#src/domain/score/score.ts'
import { driftOf, thresholdsOn } from './cut-drift.ts'
import { isSmallBase } from './cuts.ts'
import { demotionDueAt } from './decide-tier.ts'
import { isUnder, type Ladder, ladderOf, stepAt } from './ladder.ts'
import { spanOf, type TierBounds } from './span.ts'

export type NextChangeInput = {
  readonly tier: TierState
  readonly score: Pick<FreshScore, 'kappa' | 'confidence' | 'multiplier'>
  readonly cut: Cut
  readonly policy: Policy
  readonly lifecycle: Lifecycle
  readonly now: Date
  /** When the lifecycle changes if nothing happens: the end of `new`. */
  readonly lifecycleUntil?: Date
  readonly override?: Override
  readonly kind?: Customer['kind']
  readonly bounds?: TierBounds
}

/** The tier a customer will be in, from when, and whom that waits for, if for anyone. */
export type NextTierChange = {
  readonly at: Date
  readonly to: string
  readonly waits?: 'small-base' | 'low-confidence'
}

type Course = NextChangeInput & {
  readonly ladder: Ladder
  readonly step: number
  /** The κ that the tier is held by. */
  readonly held: number | undefined
}

/** The step κ holds within the band on a later day, by then with every tier's cut moved at its own pace. */
const heldStepOn = ({ held, cut, policy }: Course, at: Date): number => {
  const ladder = ladderOf(policy, { thresholds: thresholdsOn(cut, at) })
  return stepAt(ladder, held, ladder.down)
}

/** A cut that is still on its way after ten years does not move: rounding alone gives a drift of 1e-18 a day. */
const furthestDays = 3_650

/** When κ falls under its own tier's band: the day it did, or the day the drifting cut will have passed it. */
function fallsUnderAt({ tier, held, cut, ladder, step, now }: Course): Date | undefined {
  const drift = driftOf(cut, tier.code)
  if (isUnder(ladder, step, held, ladder.down)) return tier.belowSince ?? now
  if (held === undefined || drift <= 0) return undefined

  const edge = (ladder.cuts[step] ?? -Infinity) + ladder.down
  const days = (held - edge) / drift
  return days > furthestDays ? undefined : latest(now, addDays(cut.at, days))
}

/** Until when a pin or being new holds the tier; undefined where nothing does, null where no end is known. */
function heldUntil({ override, lifecycle, lifecycleUntil, now }: Course): Date | undefined | null {
  if (lifecycle === 'new' && lifecycleUntil === undefined) return null

  const pinned = override !== undefined && override.until > now ? override.until : undefined
  return latest(pinned, lifecycle === 'new' ? lifecycleUntil : undefined)
}

function waitsFor({ cut, score, policy }: Course): NextTierChange['waits'] {
  if (isSmallBase(cut, policy)) return 'small-base'
  return score.confidence < enoughConfidence ? 'low-confidence' : undefined
}

/**
 * The date on which the tier changes if nothing happens to this customer and the base moves on as it has:
 * crossing of the lower band by the cut's drift, then confirmation, dwell, and whatever holds the tier. Nothing
 * for the lowest tier, and where the cut does not rise. Feedback's fading is left out: a hundredth at most a step.
 */
export function nextTierChange(input: NextChangeInput): NextTierChange | undefined {
  const ladder = ladderOf(input.policy, input.cut)
  const step = ladder.codes.indexOf(input.tier.code)
  const course: Course = { ...input, ladder, step, held: heldKappa(input.score) }
  const { kind = 'customer', bounds } = input
  const floor = spanOf(ladder, { kind, lifecycle: 'growing', ...present({ bounds }) }).worst.step
  const under = course.step < 0 || course.step >= floor ? undefined : fallsUnderAt(course)
  const held = heldUntil(course)
  if (under === undefined || held === null) return undefined

  const at = latest(demotionDueAt(input.tier.since, under, input.policy), held, input.now) ?? input.now
  const lower = Math.min(floor, Math.max(course.step + 1, heldStepOn(course, at)))
  return { at, to: ladder.codes[lower] ?? '', ...present({ waits: waitsFor(course) }) }
}
