import { compress } from './cohorts.ts'
import { fitPurchases, modelNamed, type PurchaseFit } from './fit-purchases.ts'
import type { PurchaseHistory } from './purchase-history.ts'

/** A customer as it stood on an earlier day, and the purchase days it has had since. */
export type Earlier = { readonly history: PurchaseHistory; readonly ordersSince: number }

/** What a fit of an earlier day said of the days since, and what came: purchase days of those known by then. */
export type BackTest = {
  readonly days: number
  readonly customers: number
  readonly expected: number
  readonly actual: number
}

const enoughCustomers = 50
const enoughOrders = 10

/**
 * Fits the base as it stood `days` ago and holds the forecast against what came: nothing of those days is in the
 * fit. Undefined where too little has happened to tell a fit's error from chance.
 */
export function backTest(
  model: PurchaseFit['model'],
  base: readonly Earlier[],
  days: number,
): BackTest | undefined {
  const actual = base.reduce((sum, { ordersSince }) => sum + ordersSince, 0)
  if (base.length < enoughCustomers || actual < enoughOrders) return undefined

  const histories = base.map(({ history }) => history)
  const { parameters } = fitPurchases(model, compress(histories))
  const { expectedFrom } = modelNamed(model)
  const expected = histories.reduce((sum, history) => sum + expectedFrom(parameters, history, days / 7), 0)

  return { days, customers: base.length, expected, actual }
}

/** How far it was off, as a share of what came: .1 is a tenth too much. */
export const errorOf = ({ expected, actual }: BackTest): number => expected / actual - 1
