import type { FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { Rebooking } from '#src/domain/facts/book-refunds.ts'
import type { EventMonth } from '#src/domain/facts.ts'

/** Append-only facts and their monthly folds. */
export type Events = {
  /** Inserts those whose `_id` is new (all of them facts of known customers); answers the new `_id`s. */
  insertNew(events: readonly FactEvent[]): Promise<ReadonlySet<string>>
  /** Which of these `_id`s are already there. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** All events booked in these months (YYYY-MM, UTC), and refunds that have left them, in (bookedAt, _id) order. */
  ofMonths(customerId: string, months: readonly string[]): Promise<readonly FactEvent[]>
  /** One customer's order rows and refunds with these order numbers, of all sources and months. */
  ofOrders(
    customerId: string,
    orderNumbers: readonly string[],
  ): Promise<readonly (OrderEvent | RefundEvent)[]>
  /**
   * Books refunds anew: the one change that a fact knows. One that is not booked as it was read stays as it is.
   * The caller has marked both months dirty before.
   */
  rebook(changes: readonly Rebooking[]): Promise<void>
  /** Those of these `_id`s that are there. */
  ofIds(ids: readonly string[]): Promise<readonly FactEvent[]>
  /**
   * Takes back what people said, by `_id`: each becomes an empty note, so that saying it again under the same `_id` is
   * refused and folds can be told apart. Orders, refunds and stages are no talk: they stay. The caller has marked their
   * months dirty before.
   */
  retract(ids: readonly string[]): Promise<void>
  /** Sets, or takes away, the next date of a logged touch; the caller has marked its month dirty before. */
  setNext(id: string, nextAt: Date | undefined): Promise<void>
  /**
   * Gives all events of one customer to another, or those back that came from there; each remembers whose it was. The
   * caller has marked the months of both dirty before. Answers the months (YYYY-MM) of what was moved.
   */
  move(from: string, to: string): Promise<ReadonlySet<string>>
  moveBack(from: string, to: string): Promise<ReadonlySet<string>>
  /** All events of many customers, for bulk scoring: (customerId, bookedAt, _id) order. */
  ofCustomers(customerIds: readonly string[]): Promise<readonly FactEvent[]>
  /** All months of one customer, oldest first. */
  months(customerId: string): Promise<readonly EventMonth[]>
  monthsOf(customerIds: readonly string[]): Promise<readonly EventMonth[]>
  /**
   * Inserts or replaces by `_id`. A standing fold of the same policy version that has seen more re-bookings, or as
   * many and more events, is newer, since events are only ever added: it stays.
   */
  putMonths(months: readonly EventMonth[]): Promise<void>
  /** Takes folds away that say what their events do not; whoever does has marked their months dirty. */
  removeMonths(ids: readonly string[]): Promise<void>
  /** The newest `at` over all sources: "data up to …". */
  newestAt(): Promise<Date | undefined>
  removeSample(): Promise<number>
}
