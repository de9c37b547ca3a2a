import { addDays } from '#src/domain/days.ts'
import { purchasesBy } from '#src/domain/facts/purchases-by.ts'
import type { Facts } from '#src/domain/facts.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { directionDays, type Moved, moved } from '#src/domain/value-direction.ts'
import { spendHistoryOf } from './facts-history.ts'
import type { BaseForecast } from './fit-base.ts'
import { modelNamed } from './fit-purchases.ts'
import { type Expected, forecastCustomer } from './forecast-customer.ts'
import { expectedSpend } from './gamma-gamma.ts'
import type { SpendHistory } from './purchase-history.ts'

/** What is expected of one customer in the next `days`: purchase days, and spend in minor units. */
export type CustomerOutlook = {
  readonly days: number
  readonly orders: Expected
  readonly spendMinor: Expected
  /** Against what the same fit says of the customer as it stood a quarter ago; absent where it was not one yet. */
  readonly moved?: Moved
}

/** How far ahead a customer's card looks. */
const outlookDays = 365

/** Major units expected in the next `days`. */
function spendOf({ purchases, spend }: BaseForecast['fits'], history: SpendHistory, days: number): number {
  const orders = modelNamed(purchases.model).expectedFrom(purchases.parameters, history, days / 7)
  return spend ? orders * expectedSpend(spend.parameters, history) : Number.NaN
}

/**
 * A customer's next year by its base's fit; undefined where it has not bought, and where amounts have no fit or no
 * mean. It never ranks: individual forecasts are weak, their use is to be seen beside the value of today.
 */
export function customerOutlook(
  facts: Facts,
  policy: Policy,
  { fits, currency }: Pick<BaseForecast, 'fits' | 'currency'>,
  now: Date,
): CustomerOutlook | undefined {
  const history = spendHistoryOf(facts, currency, now)
  if (!history) return undefined

  const { orders, spend } = forecastCustomer(fits, history, outlookDays / 7)
  if (!spend) return undefined

  const minor = (major: number) => toMinor(major, currency)
  const then = addDays(now, -directionDays)
  const by = purchasesBy(facts, policy, then)
  const before = by && spendHistoryOf(by, currency, then)
  const expected = minor(spend.expected)

  return {
    days: outlookDays,
    orders,
    spendMinor: { expected, low: minor(spend.low), high: minor(spend.high) },
    ...(before ? { moved: moved(minor(spendOf(fits, before, outlookDays)), expected) } : {}),
  }
}
