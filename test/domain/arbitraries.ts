import fc from 'fast-check'
import type { FactEvent } from '#src/domain/event.ts'
import { anOrder, aRating, aRefund, aTouch } from './builders.ts'

/** Sources of every kind: two that can report all, and narrow ones that keep to their nature. */
const purchaseSources = ['shop', 'sample', 'orders-csv'] as const
const touchSources = ['shop', 'sample', 'chat', 'interactions-crm'] as const

const aDay = fc.integer({ min: 0, max: 400 * 24 }).map((hours) => hours / 24)
const id = fc.integer({ min: 1, max: 100_000 })

/** Rows and refunds of one number are booked within one day, as ingest books them; the number says which. */
const numbered = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined })
const bookedOn = (number: number | undefined, on: number) =>
  number === undefined ? on : number * 45 + (on % 1)
const orderNumber = (number: number | undefined) =>
  number === undefined ? {} : { orderNumber: `n${number}` }

export const order = fc
  .record({
    id,
    on: aDay,
    number: numbered,
    source: fc.constantFrom(...purchaseSources),
    amountMinor: fc.integer({ min: 0, max: 5_000_00 }),
    product: fc.constantFrom('tea', 'cups'),
  })
  .map(({ id, on, number, ...order }) =>
    anOrder({ _id: `o|${id}`, on: bookedOn(number, on), ...orderNumber(number), ...order }),
  )

const refund = fc
  .record({
    id,
    on: aDay,
    number: numbered,
    source: fc.constantFrom(...purchaseSources),
    amountMinor: fc.integer({ min: 1, max: 5_000_00 }),
  })
  .map(({ id, on, number, ...refund }) =>
    aRefund({ _id: `r|${id}`, on: bookedOn(number, on), ...orderNumber(number), ...refund }),
  )

export const touch = fc
  .record({
    id,
    on: aDay,
    source: fc.constantFrom(...touchSources),
    direction: fc.constantFrom('in' as const, 'out' as const),
    answered: fc.boolean(),
  })
  .map(({ id, ...touch }) => aTouch({ _id: `t|${id}`, ...touch }))

export const rating = fc
  .record({
    id,
    on: aDay,
    source: fc.constantFrom(...touchSources),
    topic: fc.constantFrom('product' as const, 'service' as const, 'overall' as const),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
    complaint: fc.boolean(),
  })
  .map(({ id, ...rating }) => aRating({ _id: `f|${id}`, ...rating }))

const distinct = (list: readonly FactEvent[]) => [
  ...new Map(list.map((event) => [event._id, event])).values(),
]

/** One customer's history, each `_id` once. */
export const history: fc.Arbitrary<readonly FactEvent[]> = fc
  .array(fc.oneof(order, order, refund, touch, rating), { maxLength: 25 })
  .map(distinct)
