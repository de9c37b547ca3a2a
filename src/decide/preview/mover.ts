import type { Customer, Lifecycle } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Facts } from '#src/domain/facts.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { type Points, pointsOf } from '#src/domain/score/points.ts'
import { type FreshScore, scoreOf } from '#src/domain/score/score.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { ladderOf, stepAt } from '#src/domain/tier/ladder.ts'
import { policyBounds } from '#src/domain/tier/policy-bounds.ts'
import { rankShare } from '#src/domain/tier/sketch.ts'
import { spanOf, type TierBounds, within } from '#src/domain/tier/span.ts'
import { valueNowMinor } from '#src/domain/value.ts'

/** A customer as the new policy sees it, without its facts: light enough to keep everybody's. */
export type Candidate = {
  readonly customer: Pick<Customer, '_id' | 'name' | 'ref' | 'owner' | 'parent' | 'tier' | 'override'>
  readonly before: Customer['score']
  readonly score: FreshScore
  readonly lifecycle: Lifecycle
  readonly bounds: TierBounds
  readonly valueMinor: number
}

/** Somebody whom the new policy sees in another tier, and why. */
export type Mover = {
  readonly id: string
  readonly ref: string
  readonly name: string
  readonly owner?: string
  readonly from: string
  readonly to: string
  readonly valueMinor: number
  /** Moves on the day of publication; otherwise once the band has been left for long enough. */
  readonly atOnce: boolean
  readonly points: { readonly before: number; readonly after: number }
  /** Ahead of so much of the base, 0 to 1. */
  readonly rank: { readonly before: number; readonly after: number }
  /** The part whose share of the points changed most, in the direction of the move. */
  readonly part?: { readonly name: string; readonly before: number; readonly after: number }
}

/** The frame of a preview: the new policy under its own first cut, beside the standing cut. */
export type PreviewFrame = {
  readonly policy: Policy
  readonly cut: Cut
  readonly standing: Cut | undefined
  readonly now: Date
}

export function candidateOf(customer: Customer, facts: Facts, policy: Policy, now: Date): Candidate {
  const { lifecycle } = lifecycleOf(facts, 'customer', policy, now, customer.knownSince)
  const { _id, name, ref } = customer

  return {
    customer: {
      _id,
      name,
      ref,
      ...present({
        owner: customer.owner,
        parent: customer.parent,
        tier: customer.tier,
        override: customer.override,
      }),
    },
    before: customer.score,
    score: scoreOf(facts, policy, now),
    lifecycle,
    bounds: policyBounds(policy, { ...customer, facts, kind: 'customer', lifecycle }, now),
    valueMinor: valueNowMinor(facts, policy, now),
  }
}

/** The tier by the new lines alone, without band and waiting. */
export function plainTier({ score, lifecycle, bounds }: Candidate, { policy, cut }: PreviewFrame): string {
  const ladder = ladderOf(policy, cut)
  const span = spanOf(ladder, { kind: 'customer', lifecycle, bounds })

  return ladder.codes[within(span, stepAt(ladder, score.kappa))] ?? ''
}

const kappaA = (cut: Cut | undefined): number => cut?.thresholds[0]?.kappa ?? Infinity

const pointsFor = (score: Candidate['before'], cut: Cut | undefined): Points =>
  score && cut ? pointsOf(score, kappaA(cut)) : { total: 0, parts: [] }

const partOf = ({ parts }: Points, name: string): number =>
  parts.find((part) => part.name === name)?.points ?? 0

/** The part that pulled most the way the points went. */
function strongest(before: Points, after: Points): Mover['part'] {
  const way = Math.sign(after.total - before.total)
  const names = [...new Set([...before.parts, ...after.parts].map(({ name }) => name))]
  const changes = names.map((name) => ({ name, before: partOf(before, name), after: partOf(after, name) }))
  const [first] = changes.toSorted((a, b) => way * (b.after - b.before - (a.after - a.before)))

  return first && first.after !== first.before ? first : undefined
}

function isAtOnce(
  { customer, score, lifecycle, bounds }: Candidate,
  to: string,
  frame: PreviewFrame,
): boolean {
  const { policy, cut, now } = frame
  const { tier, override } = customer
  const decided = decideTier({
    ...{ kind: 'customer', score, lifecycle, bounds, cut, policy, now },
    ...present({ tier, override }),
  })
  return decided.tier.code === to
}

/** What the new policy does to a customer that stands in a tier; undefined where it stays. */
export function moverOf(candidate: Candidate, frame: PreviewFrame): Mover | undefined {
  const { customer, before, score, valueMinor } = candidate
  const from = customer.tier?.code
  const to = plainTier(candidate, frame)
  if (from === undefined || from === to) return undefined

  const points = { before: pointsFor(before, frame.standing), after: pointsFor(score, frame.cut) }
  return {
    id: customer._id,
    ref: customer.ref,
    name: customer.name,
    ...present({ owner: customer.owner, part: strongest(points.before, points.after) }),
    from,
    to,
    valueMinor,
    atOnce: isAtOnce(candidate, to, frame),
    points: { before: points.before.total, after: points.after.total },
    rank: {
      before: rankShare(before?.kappa, frame.standing?.sketch ?? []),
      after: rankShare(score.kappa, frame.cut.sketch),
    },
  }
}
