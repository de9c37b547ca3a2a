import type { Customer, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { earliest } from '#src/domain/days.ts'
import type { Facts } from '#src/domain/facts.ts'
import { boundsOf } from '#src/domain/group/bounds-of.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { decayTo } from '#src/domain/score/decay.ts'
import type { NextChangeInput } from '#src/domain/tier/next-change.ts'
import type { WarningFeatures } from './alike.ts'
import type { WarningOutcome } from './settle.ts'
import type { StatedFrequency } from './track-record.ts'

/**
 * What became of a warning. `void`: nobody can say, since the customer is gone. `at` is when that was known, `on` the
 * day of the demotion, or of the customer's first sign of life.
 */
export type SettledOutcome = {
  readonly outcome: WarningOutcome['kind'] | 'void'
  readonly at: Date
  readonly on?: Date
}

/** An early warning as it was given: one for each time that a customer comes to stand in a tier. */
export type CustomerWarning = {
  /** By `warningIdOf`. */
  readonly _id: string
  readonly customerId: string
  readonly policyVersion: number
  /** Tier codes: the one it stands in, and the one it is expected to fall to. */
  readonly tier: string
  readonly to: string
  readonly issuedAt: Date
  readonly expectedFrom: Date
  readonly expectedTo: Date
  /** What was said of how often such warnings come true; absent where too few had settled. */
  readonly stated?: StatedFrequency
  readonly features: WarningFeatures
  readonly settled?: SettledOutcome
}

/** One standing, one warning: the tier and the moment since which it stands are part of the name. */
export const warningIdOf = (customerId: string, { code, since }: Pick<TierState, 'code' | 'since'>): string =>
  `${customerId}|${code}|${since.getTime()}`

/** What makes this customer's warning like another's. */
export const featuresOf = (
  { sums }: Pick<Facts, 'sums'>,
  tier: string,
  policy: Policy,
  now: Date,
): WarningFeatures => ({ tier, recentOrders: Math.max(0, sums.orders ?? 0) * decayTo(now, policy) })

/** What the next change of a customer that has a tier and a score is worked out from; undefined without them. */
export function changeInputOf(
  customer: Customer,
  frame: { readonly policy: Policy; readonly cut: Cut; readonly now: Date },
): NextChangeInput | undefined {
  const { tier, score, facts, kind, override, lifecycle, knownSince } = customer
  if (!tier || !score) return undefined

  const { until } = lifecycleOf(facts, kind, frame.policy, frame.now, knownSince)
  const bounds = boundsOf(customer, frame)
  return { tier, score, lifecycle, kind, ...frame, ...present({ override, lifecycleUntil: until, bounds }) }
}

/** The customer's first sign of life after a moment, as far as its facts still know the day. */
export function firstSignAfter(
  { recentOrders, lastTouch, lastFromCustomerAt }: Facts,
  moment: Date,
): Date | undefined {
  const touched = lastTouch && (lastTouch.direction === 'in' || lastTouch.answered) ? lastTouch.at : undefined
  const signs = [...recentOrders.map(({ at }) => at), touched, lastFromCustomerAt]

  return earliest(...signs.filter((at) => at !== undefined && at > moment))
}
