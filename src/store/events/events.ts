import type { FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Events } from '#src/ports/events.ts'
import { insertNew, readInBatches } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'
import { removeOfSample } from '#src/store/sample.ts'
import { byBooking, compareText, eventsOfMonths } from './events-of-months.ts'
import { moveEvents, moveEventsBack } from './move-events.ts'
import { newestEventAt } from './newest-event.ts'
import { putFolds } from './put-folds.ts'
import { rebook } from './rebook.ts'
import { retractEvents, setNext } from './revise-events.ts'

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
    ofMonths: (customerId, months) => eventsOfMonths(models, customerId, months),
    ofOrders: async (customerId, orderNumbers) => {
      const found = await readInBatches(orderNumbers, (batch) =>
        events.model.find({ orderNumber: { $in: batch }, customerId }).lean<(OrderEvent | RefundEvent)[]>(),
      )

      return [...found].sort(byBooking)
    },
    rebook: (changes) => rebook(models, changes),
    ofIds: (ids) =>
      readInBatches(ids, (batch) => events.model.find({ _id: { $in: batch } }).lean<FactEvent[]>()),
    retract: (ids) => retractEvents(models, ids),
    setNext: (id, nextAt) => setNext(models, id, nextAt),
    ofCustomers: async (customerIds) => {
      const found = await readInBatches(customerIds, (batch) =>
        events.model.find({ customerId: { $in: batch } }).lean<FactEvent[]>(),
      )

      return [...found].sort(byCustomerAndBooking)
    },
    months: (customerId) => monthsOf([customerId]),
    monthsOf,
    putMonths: (months) => putFolds(models, months),
    ...movesOf(models),
    ...removalsOf(models),
  }
}

const movesOf = (models: Models): Pick<Events, 'move' | 'moveBack'> => ({
  move: (from, to) => moveEvents(models, from, to),
  moveBack: (from, to) => moveEventsBack(models, from, to),
})

const removalsOf = (models: Models): Pick<Events, 'newestAt' | 'removeMonths' | 'removeSample'> => ({
  newestAt: () => newestEventAt(models),
  removeMonths: async (ids) => {
    if (ids.length > 0) await models.eventMonths.model.deleteMany({ _id: { $in: ids } })
  },
  removeSample: async () => {
    const { events, eventMonths } = models
    await removeOfSample(models, (ids) => eventMonths.model.deleteMany({ customerId: { $in: ids } }))

    return removeOfSample(models, (ids) => events.model.deleteMany({ customerId: { $in: ids } }))
  },
})

const byCustomerAndBooking = (a: FactEvent, b: FactEvent): number =>
  compareText(a.customerId, b.customerId) || byBooking(a, b)

const byCustomerAndMonth = (a: EventMonth, b: EventMonth): number =>
  compareText(a.customerId, b.customerId) || compareText(a.month, b.month)
