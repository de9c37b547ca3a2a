import type { Customer, Lifecycle } from './customer.ts'
import { addDays, daysBetween, earliest } from './days.ts'
import type { Facts } from './facts.ts'
import type { Policy } from './policy.ts'
import { aliveByAnswer } from './question/standing.ts'

/** Where a customer stands, and the first date on which that changes if nothing happens. */
export type LifecycleNow = {
  readonly lifecycle: Lifecycle
  readonly until?: Date
  /** A step is due and waits for the word of a source. */
  readonly waitsForSource?: true
}

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
function datesOf(facts: Facts, policy: Policy, knownSince: Date, now: Date) {
  const { newDays, dormantDays, slippingFactor, mature } = policy.lifecycle
  const firstAt = facts.firstOrderAt ?? knownSince
  const { lastPurchaseAt, lastFromCustomerAt } = aliveByAnswer(facts, now)
  const settled = facts.purchaseDays >= mature.purchases

  return {
    newUntil: facts.purchaseDays <= 1 ? addDays(firstAt, newDays) : undefined,
    matureAt: settled ? addDays(firstAt, mature.days) : undefined,
    slippingAt: addDays(lastPurchaseAt ?? knownSince, slippingFactor * usualGapDays(facts, policy)),
    dormantAt: addDays(lastFromCustomerAt ?? knownSince, dormantDays),
  }
}

/**
 * Up to when a customer's facts are known, where a source of them is quiet, and the stage that stands: a step that
 * rests on nothing having come is taken only for a day up to which that is known, and one that was taken stands.
 */
export type KnownUpTo = {
  readonly purchasesUpTo?: Date
  readonly lifeUpTo?: Date
  readonly standing?: Lifecycle
}

const hasPassed = (at: Date, now: Date, upTo: Date | undefined): boolean =>
  now >= at && (upTo === undefined || upTo >= at)

const state = (lifecycle: Lifecycle, until: Date | undefined): LifecycleNow =>
  until === undefined ? { lifecycle } : { lifecycle, until }

/** A date that has passed unknown brings no change by itself: the word of its source does. */
const ahead = (now: Date, ...dates: readonly (Date | undefined)[]): Date | undefined =>
  earliest(...dates.filter((date) => date === undefined || date > now))

type Dates = ReturnType<typeof datesOf>

function stageAt(dates: Dates, now: Date, { standing, purchasesUpTo, lifeUpTo }: KnownUpTo): LifecycleNow {
  const { newUntil, matureAt, slippingAt, dormantAt } = dates
  const wasDormant = standing === 'dormant' && now >= dormantAt
  // A long rhythm may put slipping after dormant: who stood there stands there where either is due.
  const isLost = now >= slippingAt || now >= dormantAt
  const wasSlipping = (standing === 'slipping' || standing === 'dormant') && isLost
  if (wasDormant || hasPassed(dormantAt, now, lifeUpTo)) return { lifecycle: 'dormant' }
  if (newUntil !== undefined && now < newUntil) return state('new', ahead(now, newUntil, dormantAt))
  if (wasSlipping || hasPassed(slippingAt, now, purchasesUpTo))
    return state('slipping', ahead(now, dormantAt))
  if (matureAt !== undefined && now >= matureAt) return state('mature', ahead(now, slippingAt, dormantAt))

  return state('growing', ahead(now, matureAt, slippingAt, dormantAt))
}

/**
 * Lifecycle from a customer's own rhythm. In this order: dormant on the day `dormantDays` have passed without
 * anything from the customer, whatever the rhythm; new until the second purchase or `newDays`; slipping when
 * later than its usual gap times `slippingFactor`; mature after the policy's days and purchases (a year and four);
 * else growing. An owner's answer that still holds is a sign of life. A silent source is no silent customer, see `KnownUpTo`.
 */
export function lifecycleOf(
  facts: Facts,
  kind: Customer['kind'],
  policy: Policy,
  now: Date,
  knownSince: Date,
  known?: KnownUpTo,
): LifecycleNow {
  if (kind === 'prospect') return { lifecycle: 'prospect' }

  const dates = datesOf(facts, policy, knownSince, now)
  const due = stageAt(dates, now, {})
  if (!known?.purchasesUpTo && !known?.lifeUpTo) return due

  const taken = stageAt(dates, now, known)
  return taken.lifecycle === due.lifecycle ? taken : { ...taken, waitsForSource: true }
}
