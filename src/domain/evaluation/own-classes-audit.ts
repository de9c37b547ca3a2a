import type { Policy } from '#src/domain/policy.ts'
import { classAudit } from './class-audit.ts'
import type { OwnClassesAudit } from './evaluation.ts'
import { mapClasses } from './map-classes.ts'
import { type ClassRow, ownClasses } from './own-classes.ts'
import type { Split } from './split-orders.ts'
import { stepScores } from './tiers-by-share.ts'

export type OwnClassesInput = {
  readonly classes: readonly ClassRow[]
  readonly policy: Policy
  readonly split: Split
  /** Our scores of the split day. */
  readonly scores: Float64Array
  readonly seed: number
}

/** The classes that stood on the split day, by customer of the history; what was decided later is not looked at. */
function standing({ classes, split }: OwnClassesInput) {
  const { byCustomer, contradictory } = ownClasses(classes, split.splitDay)
  return { names: split.history.ids.map((id) => byCustomer.get(id)), contradictory: contradictory.length }
}

const sharesOf = ({ tiers }: Policy): number[] => tiers.map(({ share }) => share)

/** The company's own classes as the scores of a method. */
export function ownClassScores(input: OwnClassesInput): Float64Array {
  const shares = sharesOf(input.policy)
  const { steps } = mapClasses({ names: standing(input).names, scores: input.scores, shares })
  return stepScores(steps, shares.length)
}

/** The company's own classes on trial, with the customers' own names. */
export function auditOwnClasses(input: OwnClassesInput): OwnClassesAudit {
  const { split, scores, seed } = input
  const { names, contradictory } = standing(input)
  const audit = classAudit({ split, scores, names, shares: sharesOf(input.policy), seed })
  const listed = audit.listed.map((one) => ({ ...one, customerId: split.history.ids[one.customer] ?? '' }))

  return { ...audit, listed, contradictory }
}
