import { isTold } from '#src/domain/facts/source-reach.ts'
import type { Dimension, Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

/** What one unit of a dimension's sum adds to the key: w_j/s_j. */
export type KeyWeights = ReadonlyMap<Dimension, number>

type Rule = Policy['dimensions'][number]

const scaled = (rules: readonly Rule[], { scales }: Policy, share: number): KeyWeights =>
  new Map(rules.map(({ name, weight }) => [name, weight / share / (scales?.[name] ?? 1)]))

/** The dimensions that are on: calibration found someone who has them. None is, before it has run. */
const rulesOn = ({ dimensions, scales }: Policy): readonly Rule[] =>
  dimensions.filter(({ name }) => scales?.[name] !== undefined)

/** The policy's own weights: what the facts alone are measured by. */
export const plainWeights = (policy: Policy): KeyWeights => scaled(rulesOn(policy), policy, 1)

/** The weights of this customer's key: dimensions that nobody can tell of hand theirs to the others. */
export function keyWeights(facts: Pick<Facts, 'sources' | 'sums'>, policy: Policy): KeyWeights {
  const told = rulesOn(policy).filter((rule) => isTold(facts, rule, policy))
  const share = told.reduce((sum, { weight }) => sum + weight, 0)

  return scaled(told, policy, share)
}
