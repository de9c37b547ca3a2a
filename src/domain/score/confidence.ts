import { daysBetween } from '#src/domain/days.ts'
import { hasReported, isTold, kindsFor, reporters } from '#src/domain/facts/source-reach.ts'
import type { Dimension, Facts } from '#src/domain/facts.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { isOfProfile } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'

/** Under this the card says so and a demotion waits for a person. */
export const enoughConfidence = 0.6

type Rule = Policy['dimensions'][number]
type Told = Pick<Facts, 'sources' | 'sums' | 'profileAt'>

/** `complete`: known and fresh. `stale`: old, never told yet, or its source is silent. `missing`: nobody can tell. */
type Quality = 'complete' | 'stale' | 'missing'

/** What a dimension's data is worth for one customer. */
export type DimensionData = {
  readonly name: Dimension
  readonly label?: Bilingual
  readonly weight: number
  readonly quality: Quality
  /** The silent source that makes it stale. */
  readonly silent?: string
}

const worth: Readonly<Record<Quality, number>> = { complete: 1, stale: 0.5, missing: 0 }

/** Whether the newest thing told of a dimension is young enough. */
function isFresh(rule: Rule, facts: Told, policy: Policy, now: Date): boolean {
  const isYoung = (at: Date) => daysBetween(at, now) <= rule.freshDays
  if (rule.counts && isOfProfile(rule.counts))
    return facts.profileAt !== undefined && isYoung(facts.profileAt)

  return reporters(facts.sources, rule, policy).some(
    (seen) => hasReported(seen, rule) && isYoung(seen.lastAt),
  )
}

function dataOf(
  rule: Rule,
  facts: Told,
  policy: Policy,
  now: Date,
  silent: readonly SourceStanding[],
): DimensionData {
  const { name, label, weight } = rule
  const told = { name, weight, ...present({ label }) }
  if (!isTold(facts, rule, policy)) return { ...told, quality: 'missing' }

  const source = silent.find(({ kinds }) => kinds.some((kind) => kindsFor(rule).includes(kind)))
  if (source) return { ...told, quality: 'stale', silent: source.name }
  return { ...told, quality: isFresh(rule, facts, policy, now) ? 'complete' : 'stale' }
}

/**
 * How complete a customer's data is, dimension by dimension in the policy's order.
 * @param silent those of its sources that are silent.
 */
export const dataQuality = (
  facts: Told,
  policy: Policy,
  now: Date,
  silent: readonly SourceStanding[] = [],
): readonly DimensionData[] => policy.dimensions.map((rule) => dataOf(rule, facts, policy, now, silent))

/** Σ w_j·q_j over the dimensions, 0 to 1: how much of the key rests on data one can trust. */
export function confidenceIn(data: readonly DimensionData[]): number {
  const sum = data.reduce((total, { weight, quality }) => total + weight * worth[quality], 0)
  return Math.round(sum * 1e6) / 1e6
}

/** The same where all sources are heard: what a score keeps. */
export const confidenceOf = (facts: Told, policy: Policy, now: Date): number =>
  confidenceIn(dataQuality(facts, policy, now))
