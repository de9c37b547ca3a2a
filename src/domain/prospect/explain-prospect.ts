import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { decideProspect } from './decide-prospect.ts'
import { engagementNow } from './engagement.ts'
import type { Fit, FitEvidence } from './fit.ts'
import { ageDaysAt } from './outcome.ts'
import type { ProspectBase } from './prospect-base.ts'
import { prospectScore } from './prospect-score.ts'
import type { ProspectState } from './prospect-state.ts'

/** Integer points that add up to the total exactly: what everyone begins with, each attribute, engagement. */
type ProspectPoints = {
  readonly total: number
  readonly start: number
  readonly attributes: readonly (Omit<FitEvidence, 'points'> & { readonly points: number })[]
  readonly engagement: number
}

/** The evidence behind a prospect's tier, as of now. */
export type ProspectExplanation = {
  readonly state: ProspectState
  readonly points: ProspectPoints
  readonly fit: Fit
  /** 0 to 100. */
  readonly engagement: number
  readonly ageDays: number
  /** Open, and known for longer than the policy's age. */
  readonly isOld: boolean
  /** What would lift it: so many fresh contacts from them; absent in the best tier, or where no number would do. */
  readonly rise?: { readonly to: string; readonly contacts: number }
  /** What happens if nothing happens. */
  readonly fall?: { readonly to: string; readonly at: Date }
  readonly conversion?: NonNullable<ProspectBase['conversion']>
}

/** Largest remainder, for parts of either sign: whole numbers that add up to the rounded sum. */
function wholeParts(parts: readonly number[]): readonly number[] {
  const floors = parts.map(Math.floor)
  const missing =
    Math.round(parts.reduce((sum, part) => sum + part, 0)) - floors.reduce((sum, part) => sum + part, 0)
  const lost = (at: number) => (parts[at] ?? 0) - (floors[at] ?? 0)
  const lucky = new Set([...parts.keys()].sort((a, b) => lost(b) - lost(a) || a - b).slice(0, missing))

  return floors.map((part, at) => part + Number(lucky.has(at)))
}

function pointsOf(fit: Fit, engagementPoints: number, { prospects }: Policy): ProspectPoints {
  const { weight } = prospects.fit
  const raw = [50 * weight, engagementPoints, ...fit.evidence.map(({ points }) => points * weight)]
  const [start = 0, engagement = 0, ...attributes] = wholeParts(raw)

  return {
    total: [start, engagement, ...attributes].reduce((sum, part) => sum + part, 0),
    start,
    engagement,
    attributes: fit.evidence.map((one, at) => ({ ...one, points: attributes[at] ?? 0 })),
  }
}

type Known = Pick<Customer, 'attrs' | 'facts' | 'knownSince' | 'prospect'>

/** The contacts from them that are missing to the line of the next better tier. */
function riseOf(state: ProspectState, fitPoints: number, { facts }: Known, policy: Policy, now: Date) {
  const { tiers, band, engagement } = policy.prospects
  const next = tiers[tiers.findIndex(({ code }) => code === state.tier) - 1]
  if (!next || policy.interactionWeights.in === 0) return undefined

  const level = (next.from + band - fitPoints) / engagement.weight / 100
  if (!(level < 1)) return undefined
  const wanted = -engagement.halfAt * Math.log2(1 - level)
  const contacts = Math.ceil(
    (wanted - engagementNow(facts, policy, now)) / policy.interactionWeights.in - 1e-9,
  )
  return { to: next.code, contacts: Math.max(1, contacts) }
}

function fallOf(
  customer: Known,
  state: ProspectState,
  base: ProspectBase | undefined,
  policy: Policy,
  now: Date,
) {
  const { tiers } = policy.prospects
  const next = tiers[tiers.findIndex(({ code }) => code === state.tier) + 1]
  const frame = { policy, profile: base?.fit, now }
  const at = decideProspect({ ...customer, prospect: state }, customer.facts, frame).nextCheckAt

  return next && at && { to: next.code, at }
}

/**
 * Why a prospect stands where it stands, from its facts and the newest run's base. The tier is the standing one;
 * where there is none yet it is what a first decision would give.
 */
export function explainProspect(
  customer: Known,
  base: ProspectBase | undefined,
  policy: Policy,
  now: Date,
): ProspectExplanation {
  const frame = { policy, profile: base?.fit, now }
  const state = customer.prospect ?? decideProspect(customer, customer.facts, frame).prospect
  const { fit, engagement, fitPoints, engagementPoints } = prospectScore(customer, base?.fit, policy, now)
  const ageDays = state.outcome?.ageDays ?? ageDaysAt(customer, now)
  const isOpen = state.outcome === undefined

  return {
    state,
    points: pointsOf(fit, engagementPoints, policy),
    fit,
    engagement,
    ageDays,
    isOld: isOpen && ageDays > policy.prospects.ageDays,
    ...present({
      rise: isOpen ? riseOf(state, fitPoints, customer, policy, now) : undefined,
      fall: isOpen ? fallOf(customer, state, base, policy, now) : undefined,
      conversion: base?.conversion,
    }),
  }
}
