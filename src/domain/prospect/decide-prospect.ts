import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { engagementFadesTo } from './engagement.ts'
import type { FitProfile } from './fit-profile.ts'
import { outcomeOf } from './outcome.ts'
import { type ProspectEvidence, prospectScore } from './prospect-score.ts'
import type { ProspectState } from './prospect-state.ts'

/** A minute past a line, so that a look on that moment finds it crossed. */
const pastDays = 1 / 1440

export type ProspectDecision = {
  readonly prospect: ProspectState
  /** When the tier falls if nothing happens; later than now. */
  readonly nextCheckAt?: Date
}

type Lines = Policy['prospects']['tiers']

const stepAt = (tiers: Lines, points: number, band: number): number => {
  const step = tiers.findIndex(({ from }) => points >= from + (from > 0 ? band : 0))
  return step < 0 ? tiers.length - 1 : step
}

/** What a decision rests on besides the prospect. `holds`: a source of its is quiet, so that silence says nothing. */
type ProspectFrame = {
  readonly policy: Policy
  readonly profile: FitProfile | undefined
  readonly now: Date
  readonly holds?: boolean
}

/** Up at once where a line is cleared by the band, down where the own line is missed by it; a first tier by the bare lines. */
function tierOf(points: number, standing: string | undefined, { policy, holds }: ProspectFrame): number {
  const { tiers, band } = policy.prospects
  const known = tiers.findIndex(({ code }) => code === standing)
  if (known < 0) return stepAt(tiers, points, 0)

  const down = holds ? known : Math.max(known, stepAt(tiers, points, -band))
  return Math.min(down, stepAt(tiers, points, band))
}

function nextFall(
  { fitPoints }: ProspectEvidence,
  step: number,
  facts: Facts,
  policy: Policy,
  now: Date,
): Date | undefined {
  const { tiers, band, engagement } = policy.prospects
  const line = (tiers[step]?.from ?? 0) - band
  if (line <= 0 || engagement.weight === 0) return undefined

  const level = (line - fitPoints) / engagement.weight
  const at = engagementFadesTo(level, facts, policy, now)
  return at && addDays(at, pastDays)
}

/**
 * A prospect's own tier from its points, with a small hysteresis: never one of the customers' tiers. Once it has
 * ended, tier and points stand as they were, so that conversion can be told by tier. Same input ⇒ same decision.
 */
export function decideProspect(
  customer: Pick<Customer, 'attrs' | 'knownSince' | 'prospect'>,
  facts: Facts,
  frame: ProspectFrame,
): ProspectDecision {
  const { policy, profile, now } = frame
  const { prospect } = customer
  const outcome = outcomeOf(customer, facts, policy)
  if (prospect && outcome) return { prospect: { ...prospect, outcome } }

  const score = prospectScore({ attrs: customer.attrs, facts }, profile, policy, now)
  const step = tierOf(score.points, prospect?.tier, frame)
  const tier = policy.prospects.tiers[step]?.code ?? ''
  const { points, fitPoints, engagementPoints } = score
  const state: ProspectState = {
    tier,
    since: prospect?.tier === tier ? prospect.since : now,
    score: { points, fitPoints, engagementPoints },
    ...present({ outcome }),
  }
  return outcome
    ? { prospect: state }
    : { prospect: state, ...present({ nextCheckAt: nextFall(score, step, facts, policy, now) }) }
}
