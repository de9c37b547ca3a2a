import type { Score } from '#src/domain/customer.ts'
import { type ByDimension, dimensionNames, type Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { sumsWithAnswer } from '#src/domain/question/standing.ts'
import { confidenceOf } from './confidence.ts'
import { feedbackOf } from './feedback.ts'
import { type KeyWeights, keyWeights, plainWeights } from './key-weights.ts'

/** A score before it is known which cut the decision is made under. */
export type FreshScore = Omit<Score, 'cutId'>

const sumOfParts = (parts: ByDimension): number =>
  dimensionNames(parts).reduce((sum, name) => sum + (parts[name] ?? 0), 0)

const log2Of = (key: number): number | undefined => (key > 0 ? Math.log2(key) : undefined)

function partsOf({ sums }: Pick<Facts, 'sums'>, weights: KeyWeights): ByDimension {
  const part = (name: string) => Math.max(0, sums[name] ?? 0) * (weights.get(name) ?? 0)
  const own = [...weights.keys()].map((name) => [name, part(name)] as const)

  return {
    spend: part('spend'),
    orders: part('orders'),
    engagement: part('engagement'),
    ...Object.fromEntries(own),
  }
}

/**
 * The key K = m·Σ w_j·G_j/s_j of a customer, as κ = log2 K (absent at 0), with what it is made of. Sums are
 * clipped at 0 here and nowhere before. `now` decides feedback's fading, freshness and whether an answer still holds:
 * idle customers keep their κ. The basis is of facts alone, so that an answer's end takes no promotion back at once. Law: one more order of positive amount or one more interaction, from a source the customer
 * already has, never lowers κ (see `reporters`). A policy that is not calibrated scores everyone 0.
 */
export function scoreOf(facts: Facts, policy: Policy, now: Date): FreshScore {
  const parts = partsOf({ sums: sumsWithAnswer(facts, policy, now) }, keyWeights(facts, policy))
  const { multiplier } = feedbackOf(facts, policy, now)

  return {
    ...present({
      kappa: log2Of(multiplier * sumOfParts(parts)),
      basis: log2Of(sumOfParts(partsOf(facts, plainWeights(policy)))),
    }),
    parts,
    multiplier,
    confidence: confidenceOf(facts, policy, now),
    policyVersion: policy.version,
    at: now,
  }
}
