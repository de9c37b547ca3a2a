import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { DayRate } from '#src/domain/exchange.ts'
import { rateOfOrder, rebookings } from '#src/domain/facts/book-refunds.ts'
import { hash53 } from '#src/ingest/facts/event-ids.ts'
import type { Events } from '#src/ports/events.ts'

// Refunds are few; beyond this many the store is asked earlier.
const MAX_HELD = 5_000

/** A refund with what its order says: the day it counts on, and the rate where it is in another currency. */
export type LinkedRefund<Row> = {
  readonly row: Row
  readonly fact: RefundEvent
  readonly rate?: DayRate | undefined
}

/**
 * Books refunds on the day of the order they name, at its rate. A refund may stand before its order in the file, so
 * those whose order has not come up yet are held back, at most 5,000; `release` then asks the store for their
 * orders. What finds none counts on its own day until its order comes (`rebookings`). Dates of orders are kept as
 * numbers: about 100 bytes an order.
 */
export function createRefundLinks<Row extends { readonly fact: RefundEvent }>(
  events: Pick<Events, 'ofOrders'>,
) {
  const orderedAt = new Map<number, number>()
  const rates = new Map<number, DayRate>()
  let held: Row[] = []
  const linked = (row: Row): LinkedRefund<Row> | undefined => {
    const key = keyOf(row.fact)
    const at = orderedAt.get(key)
    return at === undefined
      ? undefined
      : { row, fact: { ...row.fact, bookedAt: new Date(at) }, rate: rates.get(key) }
  }

  return {
    /** An order's row as it is booked, and its rate. */
    order(event: OrderEvent, rate: DayRate | undefined): void {
      if (event.orderNumber === undefined) return
      const key = keyOf(event)
      const at = event.bookedAt.getTime()
      if (at >= (orderedAt.get(key) ?? Number.POSITIVE_INFINITY)) return
      orderedAt.set(key, at)
      if (rate) rates.set(key, rate)
    },
    /** The refund as it is booked, or undefined where it is held back. */
    refund(row: Row): LinkedRefund<Row> | undefined {
      if (row.fact.orderNumber === undefined) return { row, fact: row.fact }
      const found = linked(row)
      if (!found) held.push(row)
      return found
    },
    isFull: () => held.length >= MAX_HELD,
    async release(): Promise<readonly LinkedRefund<Row>[]> {
      const waiting = held
      held = []
      const open = waiting.filter((row) => !orderedAt.has(keyOf(row.fact)))
      const stored = await storedOrders(
        events,
        open.map(({ fact }) => fact),
      )
      return waiting.map((row) => linked(row) ?? linkedTo(row, ordersOf(row.fact, stored)))
    },
  }
}

const keyOf = ({ customerId, source, orderNumber = '' }: OrderEvent | RefundEvent): number =>
  hash53(`${customerId}|${source}|${orderNumber}`)

/** The same for one refund and the rows of its order, as the store has them. */
export function linkedTo<Row extends { readonly fact: RefundEvent }>(
  row: Row,
  rows: readonly OrderEvent[],
): LinkedRefund<Row> {
  const { fact } = row
  const [change] = rebookings([fact, ...rows])
  const bookedAt = change?.bookedAt ?? fact.bookedAt

  return { row, fact: { ...fact, bookedAt }, rate: rateOfOrder(fact, rows) }
}

/** The rows of the orders that these refunds name, as far as the store knows them. */
export async function storedOrders(
  events: Pick<Events, 'ofOrders'>,
  refunds: readonly RefundEvent[],
): Promise<ReadonlyMap<number, readonly OrderEvent[]>> {
  const found: OrderEvent[] = []
  for (const [customerId, those] of Map.groupBy(refunds, (refund) => refund.customerId)) {
    const numbers = those.flatMap(({ orderNumber }) => orderNumber ?? [])
    const rows = numbers.length === 0 ? [] : await events.ofOrders(customerId, [...new Set(numbers)])
    for (const row of rows) if (row.kind === 'order') found.push(row)
  }
  return Map.groupBy(found, keyOf)
}

/** Of these, the rows of the order that a refund names. */
export const ordersOf = (
  refund: RefundEvent,
  stored: ReadonlyMap<number, readonly OrderEvent[]>,
): readonly OrderEvent[] => stored.get(keyOf(refund)) ?? []
