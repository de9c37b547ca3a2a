import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { spendHistoryOf } from '#src/domain/forecast/facts-history.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import { modelNamed } from '#src/domain/forecast/fit-purchases.ts'
import { expectedSpend } from '#src/domain/forecast/gamma-gamma.ts'
import { usualGapDays } from '#src/domain/lifecycle.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { expectedValueMinor } from '#src/domain/value.ts'

/** What a base's fit tells of one of its customers. */
export type Outlook = Pick<BaseForecast, 'fits' | 'currency' | 'lines'>

type Valued = Pick<Customer, 'kind' | 'facts' | 'prospect'>

/** A year is what a customer who goes takes along. */
const aheadDays = 365

/** Nobody is safe: also whoever bought yesterday may be called by a competitor today. */
const leastChance = 0.1

/** Somebody who complained is as likely to go as somebody who is as late as to be called slipping. */
const complaintChance = 0.5

/**
 * How likely a customer is to go, from .1 to 1: by how late the next order is against its own rhythm, half on the day
 * on which it counts as slipping. P(alive) of the purchase models is not taken: for whoever bought once it says 1, and
 * it forgets the own rhythm of those who buy seldom (design, section 4).
 */
function chanceToGo({ facts }: Valued, policy: Policy, now: Date): number {
  const { lastPurchaseAt, lastComplaintAt } = facts
  const lateAfterDays = policy.lifecycle.slippingFactor * usualGapDays(facts, policy)
  const daysSince = lastPurchaseAt ? Math.max(0, daysBetween(lastPurchaseAt, now)) : 0
  const byLateness = 1 - 2 ** (-daysSince / lateAfterDays)
  const isAngry = lastComplaintAt !== undefined && addDays(lastComplaintAt, policy.feedback.riskDays) > now

  return Math.max(leastChance, byLateness, isAngry ? complaintChance : 0)
}

/** Spend that the base's fit expects in the next year, minor units; 0 where it cannot say. */
function forecastMinor({ facts }: Valued, { fits, currency }: Outlook, now: Date): number {
  const history = spendHistoryOf(facts, currency, now)
  const { purchases, spend } = fits
  if (!history || !spend) return 0

  const orders = modelNamed(purchases.model).expectedFrom(purchases.parameters, history, aheadDays / 7)
  const major = orders * expectedSpend(spend.parameters, history)
  return Number.isFinite(major) ? toMinor(major, currency) : 0
}

/** A prospect may become what a middling customer of this base is: so much of it as it has points of 100. */
function prospectMinor({ prospect }: Valued, policy: Policy, now: Date, lines: Outlook['lines']): number {
  const share = (prospect?.score.points ?? 0) / 100
  const middling = { valueSum: lines?.smallSum ?? 0 }
  return Math.round(share * expectedValueMinor(middling, policy, now, aheadDays))
}

/**
 * Value at risk, base-currency minor units: what a year of this customer is worth, times how likely it is to go. The year
 * is the greater of the present pace and the forecast: the pace knows the large who are leaving, whom a forecast has
 * already written off; the forecast the small who grow. Overflow is ordered by it: so a list protects what can still be
 * lost, before whoever bought yesterday and before whoever left long ago, whose pace has faded.
 */
export function valueAtRiskMinor(
  customer: Valued,
  policy: Policy,
  outlook: Outlook | undefined,
  now: Date,
): number {
  if (customer.kind === 'prospect') return prospectMinor(customer, policy, now, outlook?.lines)

  const pace = expectedValueMinor(customer.facts, policy, now, aheadDays)
  const forecast = outlook ? forecastMinor(customer, outlook, now) : 0
  return Math.round(Math.max(pace, forecast) * chanceToGo(customer, policy, now))
}
