import type { Customer, Lifecycle, Override, TierReason, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { enoughConfidence } from '#src/domain/score/confidence.ts'
import { heldKappa } from '#src/domain/score/held-kappa.ts'
import type { FreshScore } from '#src/domain/score/score.ts'
import type { Rests } from '#src/domain/source/rests-on.ts'
import { isSmallBase } from './cuts.ts'
import { isUnder, type Ladder, ladderOf, stepAt } from './ladder.ts'
import { isReversed, isShaken, stepAfterReversal } from './reversal.ts'
import { type Span, spanOf, type TierBounds, within } from './span.ts'

export type TierInput = {
  readonly kind: Customer['kind']
  /** The standing tier; absent: this is the first decision. */
  readonly tier?: TierState
  readonly score: FreshScore
  readonly lifecycle: Lifecycle
  readonly override?: Override
  /** The newest cut of the score's policy version; the caller refuses older ones by `isOlderCut`. */
  readonly cut: Cut
  readonly policy: Policy
  readonly now: Date
  /** The caller knows that facts under the tier were taken back. Seen without it too, see `isReversed`. */
  readonly withdraw?: boolean
  /** What the policy and the customer's group allow, whatever its own key. */
  readonly bounds?: TierBounds
  /** What waits for a source that is quiet. */
  readonly rests?: Rests
}

type TierChange = { readonly from?: string; readonly to: string; readonly reason: TierReason }

export type TierDecision = {
  readonly tier: TierState
  /** What a notice is about. A first tier is no change. */
  readonly change?: TierChange
  /** A change that has newly begun to wait for a person; `tier.proposed` holds it until it is settled. */
  readonly proposed?: NonNullable<TierState['proposed']>
  /** When this decision changes if nothing happens and no new cut comes; always after `now`. */
  readonly nextCheckAt?: Date
  /** A demotion is due and waits for the word of a source. */
  readonly waitsForSource?: true
}

type Context = TierInput & { readonly ladder: Ladder; readonly span: Span }
type Move = { readonly step: number; readonly reason: TierReason }

/** The earliest day on which a customer that fell under its band at `belowSince` may be demoted. */
export const demotionDueAt = (since: Date, belowSince: Date, { hysteresis }: Policy): Date => {
  const confirmed = addDays(belowSince, hysteresis.confirmDays)
  return latest(confirmed, addDays(since, hysteresis.dwellDays)) ?? confirmed
}

const codeAt = ({ ladder }: Context, step: number): string => ladder.codes[step] ?? ''

function evidenceOf({ score, cut, ladder }: Context, { step, reason }: Move): TierState['evidence'] {
  const cutKappa = ladder.cuts[step]
  return {
    ...present({
      kappa: score.kappa,
      cutKappa: Number.isFinite(cutKappa) ? cutKappa : undefined,
      basis: score.basis,
    }),
    cutId: cut._id,
    policyVersion: score.policyVersion,
    reason,
  }
}

/**
 * Since when κ is under the band of this step: kept while it lasts, forgotten when it ends. A silence is a break:
 * what the key would have been is not known, so that days are counted anew once the backlog is in.
 */
function belowSince({ ladder, score, now, rests }: Context, step: number, known?: Date): Date | undefined {
  if (rests?.holdsWarning || !isUnder(ladder, step, heldKappa(score), ladder.down)) return undefined

  const since = known ?? now
  return latest(since, rests?.trustedSince) ?? since
}

function stateAt(context: Context, move: Move, previous?: string): TierState {
  return {
    code: codeAt(context, move.step),
    since: context.now,
    evidence: evidenceOf(context, move),
    ...present({ previous, belowSince: belowSince(context, move.step) }),
  }
}

/** A pin that holds today and names a tier of this policy. */
function pinnedStep({ override, ladder, now }: Context): number | undefined {
  if (!override || now >= override.until) return undefined

  const step = ladder.codes.indexOf(override.tier)
  return step < 0 ? undefined : step
}

/** When a tier that begins now under its own band, held there by a rule, may be left. */
function checkAfter({ lifecycle, policy, now }: Context, { since, belowSince }: TierState): Date | undefined {
  if (belowSince === undefined || lifecycle === 'new') return undefined

  const due = demotionDueAt(since, belowSince, policy)
  return due > now ? due : undefined
}

/** Raw cuts, no band. A standing tier that this policy does not have is left by the same rule. */
function first(context: Context, pinned: number | undefined): TierDecision {
  const from = context.tier?.code
  const step = pinned ?? within(context.span, stepAt(context.ladder, context.score.kappa))
  const reason = pinned === undefined ? (from === undefined ? 'first' : 'policy') : 'override'
  const tier = stateAt(context, { step, reason }, from)

  const decision = { tier, ...present({ nextCheckAt: checkAfter(context, tier) }) }
  return from === undefined ? decision : { ...decision, change: { from, to: tier.code, reason } }
}

/** Whether the band has been left for long enough, the tier has stood long enough, and it is not new. */
const isDue = ({ lifecycle, policy, now }: Context, tier: TierState, since: Date | undefined): boolean =>
  since !== undefined && lifecycle !== 'new' && now >= demotionDueAt(tier.since, since, policy)

/** Down only when it is due, and when all sources have told that nothing came. */
function demotion(context: Context, tier: TierState, step: number, since?: Date): Move | undefined {
  const { ladder, score, span, rests } = context
  if (rests?.holdsTier || !isDue(context, tier, since)) return undefined

  const lower = within(span, stepAt(ladder, heldKappa(score), ladder.down))
  return lower > step ? { step: lower, reason: 'demoted' } : undefined
}

/** What the data asks for, first rule first. */
function wanted(context: Context, tier: TierState, step: number, since?: Date): Move | undefined {
  const { ladder, score, span, withdraw = false } = context
  const standing = { tier, step, score, ladder }
  if (isReversed(standing, withdraw)) {
    const back = within(span, stepAfterReversal(standing))
    if (back > step) return { step: back, reason: 'withdrawn' }
  }
  if (step < span.best.step) return span.best
  const up = Math.max(span.best.step, stepAt(ladder, score.kappa, ladder.up))
  if (up < step && up <= span.worst.step) return { step: up, reason: 'promoted' }
  if (step > span.worst.step) return span.worst

  return demotion(context, tier, step, since)
}

/** Why a person has to say yes first, if so. What a rule says outright waits for nobody. */
function waitsFor(
  { cut, score, policy }: Context,
  { reason }: Move,
): 'small-base' | 'low-confidence' | undefined {
  if (reason === 'lifecycle' || reason === 'floor' || reason === 'cap') return undefined
  if (isSmallBase(cut, policy)) return 'small-base'

  return reason === 'demoted' && score.confidence < enoughConfidence ? 'low-confidence' : undefined
}

function stay(
  context: Context,
  { proposed: _, belowSince: __, shaken: ___, ...tier }: TierState,
  since?: Date,
): TierDecision {
  const { ladder, score } = context
  const waits = context.rests?.holdsTier === true && isDue(context, tier, since)
  const standing = { tier, step: ladder.codes.indexOf(tier.code), score, ladder }
  const shaken = isShaken(standing) ? (true as const) : undefined
  const state = { ...tier, ...present({ belowSince: since, shaken }) }
  return {
    tier: state,
    ...present({ nextCheckAt: checkAfter(context, state), waitsForSource: waits ? true : undefined }),
  }
}

/** What a person has turned down is forgotten once the data has stopped asking for it, and a tier's dwell has passed. */
function withoutOldWord(tier: TierState, { policy, now }: Context): TierState {
  if (tier.kept === undefined || now < addDays(tier.kept.at, policy.hysteresis.dwellDays)) return tier

  const { kept: _, ...rest } = tier
  return rest
}

/** The change waits: the tier stands, the proposal with it, dated from when it was first made. */
function propose(
  context: Context,
  tier: TierState,
  code: string,
  reason: 'small-base' | 'low-confidence',
  since?: Date,
): TierDecision {
  if (tier.kept?.code === code) return stay(context, tier, since)

  const { kept: _, proposed: old, ...standing } = tier
  const known = old?.code === code && old.reason === reason
  const proposed = known ? old : { code, at: context.now, reason }
  const state = { ...stay(context, standing, since).tier, proposed }

  return known ? { tier: state } : { tier: state, proposed }
}

function take(context: Context, tier: TierState, move: Move): TierDecision {
  const next = stateAt(context, move, tier.code)

  return {
    tier: next,
    change: { from: tier.code, to: next.code, reason: move.reason },
    ...present({ nextCheckAt: checkAfter(context, next) }),
  }
}

/** A pinned tier is looked at again when the pin ends; the band is watched meanwhile. */
function pin(context: Context, tier: TierState, step: number, pinned: number, since?: Date): TierDecision {
  const decision =
    pinned === step ? stay(context, tier, since) : take(context, tier, { step: pinned, reason: 'override' })

  return { ...decision, ...present({ nextCheckAt: context.override?.until }) }
}

/**
 * One customer's tier. Up at once to the highest tier whose cut κ clears by the band; down when κ has been under
 * its own tier's lower band for `confirmDays` without a break and the tier has stood for `dwellDays`, to the
 * highest tier κ holds within the band on that day, bad feedback left out of it (`heldKappa`) and never while a
 * source it rests on is quiet; back at once where the facts under it were reversed; never
 * outside what lifecycle, policy and group allow. A
 * small base and, for demotions, low confidence turn a change into a proposal. Same input ⇒ same decision.
 */
export function decideTier(input: TierInput): TierDecision {
  const ladder = ladderOf(input.policy, input.cut)
  const context: Context = { ...input, ladder, span: spanOf(ladder, input) }
  const pinned = pinnedStep(context)
  const { tier } = input
  const step = tier === undefined ? -1 : ladder.codes.indexOf(tier.code)
  if (tier === undefined || step < 0) return withPinEnd(context, first(context, pinned), pinned)

  const since = belowSince(context, step, tier.belowSince)
  if (pinned !== undefined) return pin(context, tier, step, pinned, since)

  const move = wanted(context, tier, step, since)
  if (move === undefined) return stay(context, withoutOldWord(tier, context), since)

  const waits = waitsFor(context, move)
  return waits === undefined
    ? take(context, tier, move)
    : propose(context, tier, codeAt(context, move.step), waits, since)
}

const withPinEnd = ({ override }: Context, decision: TierDecision, pinned?: number): TierDecision =>
  pinned === undefined ? decision : { ...decision, ...present({ nextCheckAt: override?.until }) }
