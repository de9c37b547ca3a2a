import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { engagementOf } from './engagement.ts'
import { type Fit, fitOf } from './fit.ts'
import { emptyFitProfile, type FitProfile } from './fit-profile.ts'
import type { ProspectScore } from './prospect-state.ts'

/** A prospect's points with what they are made of. */
export type ProspectEvidence = ProspectScore & {
  readonly fit: Fit
  /** 0 to 100, before its weight. */
  readonly engagement: number
}

type Known = Pick<Customer, 'attrs' | 'facts'>

/**
 * Fit and engagement by the policy's weights, 0 to 100: `points` = `fitPoints` + `engagementPoints`. `profile` is
 * absent before the base was cut: then fit says nothing either way.
 */
export function prospectScore(
  { attrs, facts }: Known,
  profile: FitProfile | undefined,
  policy: Policy,
  now: Date,
): ProspectEvidence {
  const fit = fitOf(attrs, profile ?? emptyFitProfile)
  const engagement = engagementOf(facts, policy, now)
  const fitPoints = policy.prospects.fit.weight * fit.fit
  const engagementPoints = policy.prospects.engagement.weight * engagement

  return { points: fitPoints + engagementPoints, fitPoints, engagementPoints, fit, engagement }
}
