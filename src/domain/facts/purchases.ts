import { earliest, latest } from '#src/domain/days.ts'
import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { Facts, OrderBrief } from '#src/domain/facts.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { growth } from '#src/domain/score/decay.ts'
import { transformOf } from '#src/domain/score/transform.ts'
import { newestOrders } from './briefs.ts'
import { dayOf } from './month.ts'
import { type NetOrder, netOrders } from './net-orders.ts'

/** What orders and refunds say. */
export type Purchases = Pick<
  Facts,
  | 'orderCount'
  | 'refundCount'
  | 'purchaseDays'
  | 'valueSum'
  | 'netSpendMinor'
  | 'firstDayMinor'
  | 'firstOrderAt'
  | 'lastPurchaseAt'
  | 'lastOrder'
  | 'recentOrders'
> & { readonly spend: number; readonly orders: number }

const briefOf = ({ netMinor, at, main }: NetOrder, currency: string): OrderBrief => ({
  at,
  amountMinor: netMinor,
  currency,
  ...present({ product: main?.product }),
})

const totalOf = (nets: readonly NetOrder[]): number => nets.reduce((sum, net) => sum + net.netMinor, 0)

/** What counts on the day of the oldest purchase; nothing where nobody bought. */
function boughtOn(first: Date | undefined, nets: readonly NetOrder[]): number {
  return first === undefined ? 0 : totalOf(nets.filter(({ at }) => dayOf(at) === dayOf(first)))
}

/** The fold of one month's orders and refunds, in canonical order; amounts are in the base currency. */
export function purchasesOf(policy: Policy, events: readonly (OrderEvent | RefundEvent)[]): Purchases {
  const rows = events.filter((event) => event.kind === 'order')
  const transform = transformOf(policy, 'spend')
  const currency = policy.baseCurrency
  const nets = netOrders(events).map((net) => ({
    ...net,
    weight: growth(net.at, policy),
    major: toMajor({ amountMinor: net.netMinor, currency }),
  }))
  const positive = nets.filter((net) => net.netMinor > 0)
  const recentOrders = newestOrders(positive.map((net) => briefOf(net, currency)))
  const bookedAt = rows.map((row) => row.bookedAt)
  const firstOrderAt = earliest(...bookedAt)

  return {
    spend: nets.reduce((sum, net) => sum + transform.apply(net.major) * net.weight, 0),
    orders: positive.reduce((sum, net) => sum + net.weight, 0),
    valueSum: nets.reduce((sum, net) => sum + net.major * net.weight, 0),
    orderCount: positive.length,
    refundCount: events.length - rows.length,
    purchaseDays: new Set(bookedAt.map(dayOf)).size,
    netSpendMinor: totalOf(nets),
    firstDayMinor: boughtOn(firstOrderAt, nets),
    recentOrders,
    ...present({
      firstOrderAt,
      lastPurchaseAt: latest(...bookedAt),
      lastOrder: recentOrders.at(-1),
    }),
  }
}
