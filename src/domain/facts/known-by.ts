import type { FactEvent } from '#src/domain/event.ts'
import { rebooked, rebookings } from './book-refunds.ts'

/** A customer's facts of before a moment: those that were known then, and those that came later. */
export type KnownBy = { readonly known: readonly FactEvent[]; readonly late: readonly FactEvent[] }

/** As it was booked before its order was known: on its own day. */
const asArrived = (event: FactEvent): FactEvent =>
  event.kind === 'refund' ? { ...event, bookedAt: event.at } : event

/** Refunds on the day of the orders that are among these, and on their own day where theirs is not. */
function booked(events: readonly FactEvent[]): readonly FactEvent[] {
  const arrived = events.map(asArrived)
  const moved = new Map(rebookings(arrived).map((one) => [one.refund._id, rebooked(one)]))

  return arrived.map((event) => moved.get(event._id) ?? event)
}

/** What was known of one customer at `moment`, booked as it was then; late are those that happened by then and came after. */
export function knownBy(events: readonly FactEvent[], moment: Date): KnownBy {
  return {
    known: booked(events.filter(({ receivedAt }) => receivedAt <= moment)),
    late: events.filter(({ at, receivedAt }) => at <= moment && receivedAt > moment),
  }
}
