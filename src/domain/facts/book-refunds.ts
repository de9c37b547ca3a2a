import type { BaseAmount, FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import { convert, type DayRate } from '#src/domain/exchange.ts'
import { present } from '#src/domain/present.ts'
import { monthOf } from './month.ts'

/** A refund that names an order and is not booked as that order asks. */
export type Rebooking = {
  readonly refund: RefundEvent
  readonly bookedAt: Date
  /** Where it changes: the amount at the order's rate. */
  readonly base?: BaseAmount
}

type Numbered = (OrderEvent | RefundEvent) & { readonly orderNumber: string }

const isNumbered = (event: FactEvent): event is Numbered =>
  (event.kind === 'order' || event.kind === 'refund') && event.orderNumber !== undefined

/** One customer's rows of one order: source and number. */
const keyOf = ({ customerId, source, orderNumber }: Numbered): string =>
  JSON.stringify([customerId, source, orderNumber])

/** The first row gives the day, the first one in the refund's currency the rate, whichever row came first. */
const firstRow = (rows: readonly OrderEvent[]): OrderEvent | undefined =>
  rows.toSorted((a, b) => a.bookedAt.getTime() - b.bookedAt.getTime() || (a._id < b._id ? -1 : 1))[0]

/** The rate at which a refund of this order counts, where both are in the same foreign currency. */
export function rateOfOrder(refund: RefundEvent, rows: readonly OrderEvent[]): DayRate | undefined {
  const base = firstRow(rows.filter((row) => row.base && row.currency === refund.currency))?.base

  return base && { from: refund.currency, to: base.currency, day: base.rateDay, value: base.rate }
}

/** The refund's amount at its order's rate; undefined where it stays as it is. */
function newBase(refund: RefundEvent, rows: readonly OrderEvent[]): BaseAmount | undefined {
  const rate = rateOfOrder(refund, rows)
  if (!rate || (refund.base?.rate === rate.value && refund.base.rateDay === rate.day)) return undefined

  return convert(refund.amountMinor, rate)
}

function rebookingOf(refund: RefundEvent, rows: readonly OrderEvent[]): readonly Rebooking[] {
  const order = firstRow(rows)
  if (!order) return []

  const base = newBase(refund, rows)
  const isOnItsDay = refund.bookedAt.getTime() === order.bookedAt.getTime()
  return isOnItsDay && !base ? [] : [{ refund, bookedAt: order.bookedAt, ...present({ base }) }]
}

/**
 * Refunds that are to be booked anew, now that these orders and refunds are known: on the day of the order's first
 * row, at the order's rate. A function of the set alone, so it comes to the same whichever came first; refunds whose
 * order is not among them stay where they are.
 */
export function rebookings(events: readonly FactEvent[]): readonly Rebooking[] {
  const groups = Map.groupBy(events.filter(isNumbered), keyOf)

  return [...groups.values()].flatMap((group) => {
    const rows = group.filter((event) => event.kind === 'order')
    return group.filter((event) => event.kind === 'refund').flatMap((refund) => rebookingOf(refund, rows))
  })
}

/** The refund as it stands after it; the month it leaves is noted, so that its folds can be told apart. */
export const rebooked = ({ refund, bookedAt, base }: Rebooking): RefundEvent => ({
  ...refund,
  bookedAt,
  ...present({ base }),
  leftMonths: [...(refund.leftMonths ?? []), `${refund.customerId}|${monthOf(refund.bookedAt)}`],
})
