import { earliest, latest } from '#src/domain/days.ts'
import type { OrderEvent, RefundEvent } from '#src/domain/event.ts'

/** One order after its refunds, or refunds whose order is not here. */
export type NetOrder = {
  /** Order rows less refunds, minor units of the base currency; negative where more came back than is known to have gone out. */
  readonly netMinor: number
  /** When it counts. */
  readonly at: Date
  /** The row with the largest amount: its product stands for the order. */
  readonly main?: OrderEvent
}

type Money = OrderEvent | RefundEvent

const isOrder = (event: Money): event is OrderEvent => event.kind === 'order'

/** Rows and refunds of one order share source and number; what has no number stands alone. */
const keyOf = (event: Money): string =>
  event.orderNumber === undefined ? `#${event._id}` : `${event.source}|${event.orderNumber}`

/** What it counts for, in the company's currency. */
const worth = ({ base, amountMinor }: Money): number => base?.amountMinor ?? amountMinor

/**
 * A positive net counts when its newest row was booked, a negative one when its oldest was: so one more row of
 * positive amount raises what the group contributes, whenever the row is dated.
 */
function netOf(group: readonly Money[]): NetOrder {
  const rows = group.filter(isOrder)
  const netMinor = group.reduce((sum, e) => sum + (isOrder(e) ? worth(e) : -worth(e)), 0)
  const main = rows.reduce<OrderEvent | undefined>(
    (best, row) => (best === undefined || worth(row) > worth(best) ? row : best),
    undefined,
  )
  const booked = group.map((event) => event.bookedAt)
  const at = netMinor > 0 ? latest(...rows.map((row) => row.bookedAt)) : earliest(...booked)

  return { netMinor, at: at ?? new Date(0), ...(main === undefined ? {} : { main }) }
}

/** Nets refunds against the order they name. `events` must be in canonical order and free of repeats. */
export function netOrders(events: readonly Money[]): readonly NetOrder[] {
  return [...Map.groupBy(events, keyOf).values()].map(netOf)
}
