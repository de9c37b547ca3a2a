import type { Facts, OrderBrief } from '#src/domain/facts.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { growth } from '#src/domain/score/decay.ts'
import { dayOf } from './month.ts'

/** What the figures of value and of the forecast need of a customer's purchases. */
export type PurchaseFacts = Pick<
  Facts,
  'purchaseDays' | 'valueSum' | 'netSpendMinor' | 'firstDayMinor' | 'firstOrderAt' | 'lastPurchaseAt'
>

const nothing: PurchaseFacts = { purchaseDays: 0, valueSum: 0, netSpendMinor: 0, firstDayMinor: 0 }

const daysOf = (orders: readonly OrderBrief[]): number => new Set(orders.map(({ at }) => dayOf(at))).size

/** Whether the newest orders are all there are since that day. */
function reachesBack({ orderCount, recentOrders }: Facts, day: string): boolean {
  const oldest = recentOrders[0]
  return orderCount === recentOrders.length || (oldest !== undefined && dayOf(oldest.at) <= day)
}

/** The same facts without these orders, the newest ones. Days of zero amount among them are not seen. */
function without(facts: Facts, later: readonly OrderBrief[], last: Date, policy: Policy): PurchaseFacts {
  const { firstOrderAt = last, netSpendMinor, firstDayMinor, valueSum } = facts
  const isOnce = dayOf(firstOrderAt) === dayOf(last)
  const minor = later.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const decayed = later.reduce((sum, order) => sum + toMajor(order) * growth(order.at, policy), 0)

  return {
    purchaseDays: isOnce ? 1 : Math.max(2, facts.purchaseDays - daysOf(later)),
    valueSum: valueSum - decayed,
    netSpendMinor: netSpendMinor - minor,
    firstDayMinor,
    firstOrderAt,
    lastPurchaseAt: last,
  }
}

/**
 * A customer's purchases up to and with the UTC day of `moment`, refunds as they are known today: exact back to the
 * oldest of the 24 newest orders, undefined before it. Any other moment: fold the events known by then.
 */
export function purchasesBy(facts: Facts, policy: Policy, moment: Date): PurchaseFacts | undefined {
  const day = dayOf(moment)
  const { firstOrderAt, lastPurchaseAt, recentOrders } = facts
  if (!firstOrderAt || !lastPurchaseAt || dayOf(firstOrderAt) > day) return nothing
  if (dayOf(lastPurchaseAt) <= day) return facts
  if (!reachesBack(facts, day)) return undefined

  const later = recentOrders.filter(({ at }) => dayOf(at) > day)
  const last = recentOrders.findLast(({ at }) => dayOf(at) <= day)?.at ?? firstOrderAt
  return without(facts, later, last, policy)
}
