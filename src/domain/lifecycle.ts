import type { Customer, Lifecycle } from './customer.ts'
import { addDays, daysBetween, earliest } from './days.ts'
import type { Facts } from './facts.ts'
import type { Policy } from './policy.ts'

/** Where a customer stands, and the first date on which that changes if nothing happens. */
export type LifecycleNow = { readonly lifecycle: Lifecycle; readonly until?: Date }

/** How many usual gaps a customer starts with. */
const priorGaps = 2

/**
 * Days this customer usually leaves between purchases, shrunk toward the base's usual gap G:
 * (x·mean gap + 2·G) / (x + 2), x the gaps seen. One purchase alone says nothing of a rhythm.
 */
export function usualGapDays(facts: Facts, { lifecycle }: Policy): number {
  const gaps = Math.max(0, facts.purchaseDays - 1)
  const { firstOrderAt, lastPurchaseAt } = facts
  const span = firstOrderAt && lastPurchaseAt && gaps > 0 ? daysBetween(firstOrderAt, lastPurchaseAt) : 0

  return (span + priorGaps * lifecycle.usualGapDays) / (gaps + priorGaps)
}

/** The dates that bound each stage; those without a purchase count from the day the product first knew them. */
function datesOf(facts: Facts, policy: Policy, knownSince: Date) {
  const { newDays, dormantDays, slippingFactor, mature } = policy.lifecycle
  const firstAt = facts.firstOrderAt ?? knownSince
  const settled = facts.purchaseDays >= mature.purchases

  return {
    newUntil: facts.purchaseDays <= 1 ? addDays(firstAt, newDays) : undefined,
    matureAt: settled ? addDays(firstAt, mature.days) : undefined,
    slippingAt: addDays(facts.lastPurchaseAt ?? knownSince, slippingFactor * usualGapDays(facts, policy)),
    dormantAt: addDays(facts.lastFromCustomerAt ?? knownSince, dormantDays),
  }
}

const state = (lifecycle: Lifecycle, until: Date | undefined): LifecycleNow =>
  until === undefined ? { lifecycle } : { lifecycle, until }

/**
 * Lifecycle from a customer's own rhythm. In this order: dormant on the day `dormantDays` have passed without
 * anything from the customer, whatever the rhythm; new until the second purchase or `newDays`; slipping when
 * later than its usual gap times `slippingFactor`; mature after the policy's days and purchases (a year and four); else growing.
 */
export function lifecycleOf(
  facts: Facts,
  kind: Customer['kind'],
  policy: Policy,
  now: Date,
  knownSince: Date,
): LifecycleNow {
  if (kind === 'prospect') return { lifecycle: 'prospect' }

  const { newUntil, matureAt, slippingAt, dormantAt } = datesOf(facts, policy, knownSince)
  if (now >= dormantAt) return { lifecycle: 'dormant' }
  if (newUntil !== undefined && now < newUntil) return state('new', earliest(newUntil, dormantAt))
  if (now >= slippingAt) return state('slipping', dormantAt)
  if (matureAt !== undefined && now >= matureAt) return state('mature', earliest(slippingAt, dormantAt))

  return state('growing', earliest(matureAt, slippingAt, dormantAt))
}
