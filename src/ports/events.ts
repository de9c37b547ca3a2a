import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth } from '#src/domain/facts.ts'

/** Append-only facts and their monthly folds. */
export type Events = {
  /** Inserts those whose `_id` is new (all of them facts of known customers); answers the new `_id`s. */
  insertNew(events: readonly FactEvent[]): Promise<ReadonlySet<string>>
  /** Which of these `_id`s are already there. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>
  /** All events booked in these months (YYYY-MM, UTC), in (bookedAt, _id) order. */
  ofMonths(customerId: string, months: readonly string[]): Promise<readonly FactEvent[]>
  /** All events of many customers, for bulk scoring: (customerId, bookedAt, _id) order. */
  ofCustomers(customerIds: readonly string[]): Promise<readonly FactEvent[]>
  /** All months of one customer, oldest first. */
  months(customerId: string): Promise<readonly EventMonth[]>
  monthsOf(customerIds: readonly string[]): Promise<readonly EventMonth[]>
  /**
   * Inserts or replaces by `_id`. A standing fold of the same policy version that has seen more events is newer,
   * since events are only ever added: it stays.
   */
  putMonths(months: readonly EventMonth[]): Promise<void>
  /** The newest `at` over all sources: "data up to …". */
  newestAt(): Promise<Date | undefined>
  removeSample(): Promise<number>
}
