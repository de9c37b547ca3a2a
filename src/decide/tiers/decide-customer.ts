import type { Customer, Outgoing } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays, earliest } from '#src/domain/days.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Facts } from '#src/domain/facts.ts'
import { boundsOf } from '#src/domain/group/bounds-of.ts'
import { type LifecycleNow, lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { decideProspect } from '#src/domain/prospect/decide-prospect.ts'
import { answersHoldUntil } from '#src/domain/question/standing.ts'
import { feedbackOf } from '#src/domain/score/feedback.ts'
import { type FreshScore, scoreOf } from '#src/domain/score/score.ts'
import { type Rests, restsOn } from '#src/domain/source/rests-on.ts'
import { pauseDays } from '#src/domain/source/source-state.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import type { Moved } from '#src/domain/tell/moved.ts'
import { tierWay } from '#src/domain/tell/tier-way.ts'
import { whatMoved } from '#src/domain/tell/what-moved.ts'
import { readCutId } from '#src/domain/tier/cut-id.ts'
import { decideTier, type TierDecision } from '#src/domain/tier/decide-tier.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

/** What a decision rests on besides the customer: one version, one cut, one moment. */
export type DecisionFrame = {
  readonly policy: Policy
  readonly cut: Cut | undefined
  readonly now: Date
  /** The sources that are late, silent or just back (`standingsOf`). */
  readonly sources: readonly SourceStanding[]
  /** The run that decides the whole base, by its cut's id: what it changes is told together. */
  readonly run?: string
}

/** The policy version that the standing tier was last decided by. */
const versionSeen = ({ score, tier }: Customer): number | undefined =>
  score?.cutId === undefined ? tier?.evidence.policyVersion : readCutId(score.cutId).policyVersion

/** Whether a version that has just been published makes the change: the customer has done nothing. */
function isByPolicy(customer: Customer, { policy, now }: DecisionFrame): boolean {
  const seen = versionSeen(customer)
  const isNews = policy.calibratedAt !== undefined && now < addDays(policy.calibratedAt, 1)

  return isNews && seen !== undefined && seen !== policy.version
}

/** What the facts say of a change; a rule, a person or a group says itself why, and so does a withdrawal without a refund. */
function movedBy(
  customer: Customer,
  { reason, ...change }: NonNullable<TierDecision['change']>,
  { facts }: Seen,
  { policy, now }: DecisionFrame,
): Moved | undefined {
  const way = tierWay(policy, change)
  if (way === 'same' || !['promoted', 'demoted', 'withdrawn'].includes(reason)) return undefined

  const moved = whatMoved(customer.facts, facts, way, now)
  return reason === 'withdrawn' && moved.kind === 'fading' ? undefined : moved
}

/** What moved it, who decided it, and the care plan that a rise begins. */
function circumstances(
  customer: Customer,
  change: NonNullable<TierDecision['change']>,
  seen: Seen,
  frame: DecisionFrame,
): Pick<Outgoing, 'moved' | 'run' | 'byPolicy' | 'plan'> {
  const isUp = tierWay(frame.policy, change) === 'up'
  return present({
    moved: movedBy(customer, change, seen, frame),
    run: frame.run,
    byPolicy: isByPolicy(customer, frame) || change.reason === 'policy' ? (true as const) : undefined,
    plan: isUp ? { tier: change.to, lifecycle: seen.stage.lifecycle } : undefined,
  })
}

/** The notice for the relay; a first tier is no change and sends none. */
function noticeOf(
  customer: Customer,
  { change, tier }: TierDecision,
  seen: Seen,
  frame: DecisionFrame,
): Outgoing[] {
  if (!change) return []

  const rev = customer.rev + 1
  return [
    {
      key: `${customer._id}-${rev}`,
      kind: 'tier-change',
      at: frame.now,
      ...present({ from: change.from }),
      to: change.to,
      evidence: tier.evidence,
      ...circumstances(customer, change, seen, frame),
      rev,
    },
  ]
}

/** What a decision knows of the customer once its facts are read. */
type Seen = {
  readonly facts: Facts
  readonly kind: Customer['kind']
  readonly stage: LifecycleNow
  readonly score: FreshScore | undefined
  readonly rests: Rests
}

/** The tier of a customer that has a score, under a cut. */
function tierOf(
  customer: Customer,
  seen: Seen,
  { policy, cut, now }: DecisionFrame,
): TierDecision | undefined {
  const { facts, kind, score, rests } = seen
  const { lifecycle } = seen.stage
  if (!score || !cut || kind !== 'customer') return undefined

  const bounds = boundsOf({ ...customer, facts, kind, lifecycle }, { policy, cut, now })
  const standing = present({ tier: customer.tier, override: customer.override })
  return decideTier({ kind, score, lifecycle, cut, policy, now, bounds, rests, ...standing })
}

/** An outage is over when it is over: who waits for that is looked at with each day's run. */
const outagePauseDays = 1

/** What is due and waits for a source is looked at again: soon where it is only late, else daily. */
function asksAgainAt(
  { stage, rests }: Seen,
  decision: TierDecision | undefined,
  now: Date,
): Date | undefined {
  if (!stage.waitsForSource && !decision?.waitsForSource) return undefined

  return addDays(now, rests.silent.length === 0 ? pauseDays : outagePauseDays)
}

/**
 * One customer's decision from its facts: score, lifecycle, tier, notices and the next moment to look again,
 * which is later than now or absent. Pure: the caller writes it with one conditional update. A prospect has no
 * tier of customers but one of its own, which it keeps, with how it ended, once it buys. Nobody has a tier of
 * customers before the first cut, and a policy without scales scores nobody.
 */
export function decideCustomer(customer: Customer, folded: Facts, frame: DecisionFrame): CustomerChange {
  const { policy, cut, now } = frame
  const facts = withProfile(folded, customer, policy)
  const kind = facts.orderCount > 0 ? 'customer' : customer.kind
  const rests = restsOn(facts, frame.sources, policy)
  const known = { ...rests, standing: customer.lifecycle }
  const stage = lifecycleOf(facts, kind, policy, now, customer.knownSince, known)
  const score = policy.scales ? scoreOf(facts, policy, now) : undefined
  const seen: Seen = { facts, kind, stage, score, rests }
  const decision = tierOf(customer, seen, frame)
  const asProspect =
    customer.kind === 'prospect'
      ? decideProspect(customer, facts, { policy, profile: cut?.prospects?.fit, now, holds: rests.holdsTier })
      : undefined
  const nextCheckAt = earliest(
    decision?.nextCheckAt,
    asProspect?.nextCheckAt,
    stage.until,
    score && feedbackOf(facts, policy, now).until,
    answersHoldUntil(facts, now),
    asksAgainAt(seen, decision, now),
  )

  return {
    set: {
      facts,
      kind,
      lifecycle: stage.lifecycle,
      ...present({ score: score && { ...score, ...present({ cutId: cut?._id }) } }),
      ...present({ tier: decision?.tier, prospect: asProspect?.prospect, nextCheckAt }),
    },
    unset: nextCheckAt ? [] : ['nextCheckAt'],
    push: decision ? noticeOf(customer, decision, seen, frame) : [],
    ...present({ clearDirty: customer.dirty?.token }),
  }
}
