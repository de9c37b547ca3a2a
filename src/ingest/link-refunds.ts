import type { FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { Events } from '#src/ports/events.ts'
import { hash53 } from './event-ids.ts'

// Refunds are few; beyond this many the store is asked earlier.
const MAX_HELD = 5_000
const CUSTOMERS_AT_ONCE = 50

/**
 * Books refunds on the day of the order they name. A refund may stand before its order in the file, so those
 * whose order has not come up yet are held back, at most 5,000; `release` then asks the store for their orders.
 * What finds none counts on its own day. Dates of orders are kept as numbers: about 100 bytes an order.
 */
export function createRefundLinks(events: Pick<Events, 'known' | 'ofCustomers'>) {
  const orderedAt = new Map<number, number>()
  let held: RefundEvent[] = []

  return {
    order(event: OrderEvent): void {
      const key = keyOf(event)
      if (event.orderNumber !== undefined && !orderedAt.has(key)) orderedAt.set(key, event.bookedAt.getTime())
    },
    /** The refund as it is booked, or undefined where it is held back. */
    refund(event: RefundEvent): RefundEvent | undefined {
      if (event.orderNumber === undefined) return event
      const at = orderedAt.get(keyOf(event))
      if (at !== undefined) return { ...event, bookedAt: new Date(at) }
      held.push(event)
      return undefined
    },
    isFull: () => held.length >= MAX_HELD,
    async release(): Promise<readonly RefundEvent[]> {
      const waiting = held
      held = []
      const known = await events.known(waiting.map((event) => event._id))
      const open = waiting.filter((event) => !known.has(event._id) && !orderedAt.has(keyOf(event)))
      const stored = await storedOrders(events, open)
      return waiting.map((event) => {
        const at = orderedAt.get(keyOf(event)) ?? stored.get(keyOf(event))
        return at === undefined ? event : { ...event, bookedAt: new Date(at) }
      })
    },
  }
}

const keyOf = ({ source, orderNumber = '' }: OrderEvent | RefundEvent): number =>
  hash53(`${source}|${orderNumber}`)

/** When the orders that these refunds name were booked, as far as the store knows them. */
async function storedOrders(
  events: Pick<Events, 'ofCustomers'>,
  refunds: readonly RefundEvent[],
): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(refunds.map(keyOf))
  const customers = [...new Set(refunds.map((event) => event.customerId))]
  const found = new Map<number, number>()
  for (let from = 0; from < customers.length; from += CUSTOMERS_AT_ONCE) {
    const facts = await events.ofCustomers(customers.slice(from, from + CUSTOMERS_AT_ONCE))
    // The last entry wins in a Map, and an order's first line is to.
    for (const order of facts.filter(isNumberedOrder).toReversed()) {
      if (wanted.has(keyOf(order))) found.set(keyOf(order), order.bookedAt.getTime())
    }
  }
  return found
}

const isNumberedOrder = (event: FactEvent): event is OrderEvent =>
  event.kind === 'order' && event.orderNumber !== undefined
