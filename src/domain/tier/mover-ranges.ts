import type { Cut } from '#src/domain/cut.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { type Ladder, ladderOf } from './ladder.ts'

/** Customers of one tier by their own key, under one policy version. */
type InTier = { readonly policyVersion: number; readonly code: string }

/**
 * Active customers that a run may have to decide anew, by what an index finds. κ bounds are log2 units; `leftBy` is
 * the end of the `belowSince` looked at. `leastMultiplier` is the worst that feedback does: it holds nobody under a line.
 */
export type MoverRange =
  /** Customers that have no tier. */
  | { readonly kind: 'tierless' }
  /** Customers and prospects decided under another version, or under none. */
  | { readonly kind: 'other-version'; readonly policyVersion: number }
  /** Customers in a tier that the policy does not have. */
  | { readonly kind: 'other-tier'; readonly policyVersion: number; readonly codes: readonly string[] }
  /** Whoever changes by time alone. */
  | { readonly kind: 'due'; readonly at: Date }
  /** Those on whom a person has to say a word, or has said one. */
  | { readonly kind: 'asked' }
  /** Not under their own band, and above the next tier's. */
  | ({ readonly kind: 'risen'; readonly kappaFrom: number } & InTier)
  /** Under their own band, and not known to be. */
  | ({ readonly kind: 'fallen'; readonly kappaUnder: number; readonly leastMultiplier: number } & InTier)
  /** Known to be under their own band, and not any more. */
  | ({ readonly kind: 'recovered'; readonly kappaFrom: number; readonly leastMultiplier: number } & InTier)
  /** Known to be under a band since a time at which their sources told nothing. */
  | ({ readonly kind: 'distrusted'; readonly leftBy: Date } & InTier)
  /** What is left of the promotion's facts does not reach today's cut. */
  | ({ readonly kind: 'shaken'; readonly kappaUnder: number } & InTier)
  /** Their group's sum holds them higher. */
  | ({ readonly kind: 'group-risen'; readonly groupFrom: number } & InTier)
  /** Due to go, and their group's sum holds them no longer. */
  | ({ readonly kind: 'group-fallen'; readonly groupUnder: number; readonly leftBy: Date } & InTier)
  /** Where a run looks for whom to warn: up to a line, or what is new below it since a run of before. */
  | ({ readonly kind: 'falling'; readonly kappaFrom?: number; readonly kappaUpTo: number } & InTier)
  | ({ readonly kind: 'falling-anew'; readonly scoredFrom: Date; readonly kappaUpTo: number } & InTier)
  /** Whoever has not bought: what a good one is like is known anew with each run. */
  | { readonly kind: 'prospects' }

export type RangeFrame = {
  readonly policy: Policy
  readonly cut: Cut
  readonly now: Date
  readonly sources: readonly SourceStanding[]
}

/** Rounding of sums, not keys: whoever stands on a line is decided, not missed. */
const noise = 1e-9

/** The step that a group holds its members at lies one under its own. */
const groupStepsUnder = 1

/** Up to when being under a band is doubted: the end of the newest outage; for ever while one lasts. */
function doubtedUpTo({ sources, now }: RangeFrame): Date | undefined {
  const isOut = sources.some(({ quiet }) => quiet === 'silent' || quiet === 'back')
  return isOut ? now : latest(...sources.map(({ trustedSince }) => trustedSince))
}

/** What the cuts of one tier and its neighbours say of those who stand in it. */
function rangesOfTier(ladder: Ladder, step: number, frame: RangeFrame): readonly MoverRange[] {
  const { policy, now } = frame
  const own: InTier = { policyVersion: policy.version, code: ladder.codes[step] ?? '' }
  const at = (tier: number, shift: number) => (ladder.cuts[tier] ?? Infinity) + shift
  const leastMultiplier = 1 - policy.feedback.reach
  const doubted = doubtedUpTo(frame)
  const leftBy = addDays(now, -policy.hysteresis.confirmDays)
  const band = at(step, ladder.down)
  const better = step - 1
  const groupStep = step - groupStepsUnder

  return [
    ...(better >= 0
      ? [
          { kind: 'risen', ...own, kappaFrom: at(better, ladder.up) - noise } as const,
          { kind: 'group-fallen', ...own, groupUnder: at(groupStep, ladder.down) + noise, leftBy } as const,
        ]
      : []),
    ...(groupStep > 0
      ? [{ kind: 'group-risen', ...own, groupFrom: at(groupStep - 1, ladder.up) - noise } as const]
      : []),
    ...(step < ladder.lowest
      ? [
          { kind: 'fallen', ...own, kappaUnder: band + noise, leastMultiplier } as const,
          { kind: 'shaken', ...own, kappaUnder: at(step, 0) + noise } as const,
          ...(doubted ? [{ kind: 'distrusted', ...own, leftBy: doubted } as const] : []),
        ]
      : []),
    { kind: 'recovered', ...own, kappaFrom: band - noise, leastMultiplier },
  ]
}

/**
 * Where a run finds everybody who moves under this cut. Law: whoever is in none of the ranges is decided as it
 * stands. Nobody is in one for long without a reason of its own: who is due by time is found by `nextCheckAt`, who is
 * held by a floor or a pin stands under its band and is known to.
 */
export function moverRanges(frame: RangeFrame): readonly MoverRange[] {
  const { policy, cut, now } = frame
  const ladder = ladderOf(policy, cut)
  const policyVersion = policy.version

  return [
    { kind: 'tierless' },
    { kind: 'other-version', policyVersion },
    { kind: 'other-tier', policyVersion, codes: ladder.codes },
    { kind: 'due', at: now },
    { kind: 'asked' },
    ...(cut.prospects ? [{ kind: 'prospects' } as const] : []),
    ...ladder.codes.flatMap((_, step) => rangesOfTier(ladder, step, frame)),
  ]
}
