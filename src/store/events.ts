import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Events } from '#src/ports/events.ts'
import { insertNew, readInBatches } from './bulk.ts'
import type { Models } from './models.ts'
import { monthRanges } from './month-ranges.ts'
import { newestEventAt } from './newest-event.ts'
import { putFolds } from './put-folds.ts'
import { removeOfSample } from './sample.ts'

/** Append-only facts by `_id`, and their monthly folds. */
export function eventsOf(models: Models): Events {
  const { events, eventMonths } = models

  const monthsOf = async (customerIds: readonly string[]): Promise<readonly EventMonth[]> => {
    const months = await readInBatches(customerIds, (batch) =>
      eventMonths.model.find({ customerId: { $in: batch } }).lean<EventMonth[]>(),
    )

    return [...months].sort(byCustomerAndMonth)
  }

  return {
    insertNew: (rows) => insertNew(events.native, rows),
    known: async (ids) => {
      const found = await readInBatches(ids, (batch) =>
        events.model.find({ _id: { $in: batch } }, { _id: 1 }).lean<{ _id: string }[]>(),
      )

      return new Set(found.map(({ _id }) => _id))
    },
    ofMonths: async (customerId, months) => {
      if (months.length === 0) return []
      const ranges = monthRanges(months).map(({ from, to }) => ({ bookedAt: { $gte: from, $lt: to } }))

      return (await events.model.find({ customerId, $or: ranges }).lean<FactEvent[]>()).sort(byBooking)
    },
    ofCustomers: async (customerIds) => {
      const found = await readInBatches(customerIds, (batch) =>
        events.model.find({ customerId: { $in: batch } }).lean<FactEvent[]>(),
      )

      return [...found].sort(byCustomerAndBooking)
    },
    months: (customerId) => monthsOf([customerId]),
    monthsOf,
    putMonths: (months) => putFolds(models, months),
    newestAt: () => newestEventAt(models),
    removeSample: async () => {
      await removeOfSample(models, (ids) => eventMonths.model.deleteMany({ customerId: { $in: ids } }))

      return removeOfSample(models, (ids) => events.model.deleteMany({ customerId: { $in: ids } }))
    },
  }
}

/** Code-unit order: the same on every server and in every language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byBooking = (a: FactEvent, b: FactEvent): number =>
  a.bookedAt.getTime() - b.bookedAt.getTime() || compare(a._id, b._id)

const byCustomerAndBooking = (a: FactEvent, b: FactEvent): number =>
  compare(a.customerId, b.customerId) || byBooking(a, b)

const byCustomerAndMonth = (a: EventMonth, b: EventMonth): number =>
  compare(a.customerId, b.customerId) || compare(a.month, b.month)
