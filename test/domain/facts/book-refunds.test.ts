import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import { rebooked, rebookings } from '#src/domain/facts/book-refunds.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import { anOrder, aPolicy, aRefund, day, factsOf } from '../builders.ts'

const euro = { currency: 'EUR', rate: '7.8', rateDay: '2026-01-11' }

/** Orders and refunds that share a few numbers, each on its own day, some of them in euros. */
const sets = fc
  .array(
    fc.record({
      isOrder: fc.boolean(),
      on: fc.integer({ min: 0, max: 90 }),
      number: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      amountMinor: fc.integer({ min: 0, max: 1_000_00 }),
      rate: fc.option(fc.constantFrom('7.5', '8.125'), { nil: undefined }),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ isOrder, on, number, amountMinor, rate }, n): OrderEvent | RefundEvent => {
      const rateDay = day(on).toISOString().slice(0, 10)
      const base = {
        amountMinor: Math.round(amountMinor * Number(rate)),
        currency: 'CNY',
        rate: `${rate}`,
        rateDay,
      }
      const given = {
        _id: `shop|${n}`,
        on,
        amountMinor,
        ...(number === undefined ? {} : { orderNumber: `n${number}` }),
        ...(rate === undefined ? {} : { currency: 'EUR', base }),
      }
      return isOrder ? anOrder(given) : aRefund(given)
    }),
  )

/** What stands after facts have come in portions, refunds booked anew after each. */
function arrived(portions: readonly (readonly FactEvent[])[]): readonly FactEvent[] {
  const stored = new Map<string, FactEvent>()
  for (const portion of portions) {
    for (const event of portion) stored.set(event._id, event)
    for (const change of rebookings([...stored.values()])) stored.set(change.refund._id, rebooked(change))
  }
  return [...stored.values()]
}

const arrivals = sets.chain((events) =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }),
    )
    .map(([order, sizes]) => {
      const portions: FactEvent[][] = []
      for (let at = 0, n = 0; at < order.length; at += sizes[n++] ?? 1) {
        portions.push(order.slice(at, at + (sizes[n] ?? 1)))
      }
      return { events, portions }
    }),
)

describe('refunds of orders that come later', () => {
  it('any order of arrival of the same orders and refunds gives the same facts', () => {
    fc.assert(
      fc.property(arrivals, ({ events, portions }) => {
        expect(factsOf(arrived(portions))).toEqual(factsOf(arrived([events])))
      }),
    )
  })

  it('once booked anew nothing is left to do', () => {
    fc.assert(
      fc.property(arrivals, ({ portions }) => {
        expect(rebookings(arrived(portions))).toEqual([])
      }),
    )
  })

  it('a later fold of a month counts as newer, though it may hold fewer events', () => {
    const ageOf = ({ rebooked = 0, facts }: EventMonth) => rebooked * 1_000 + facts.eventCount
    const folded = (portions: readonly (readonly FactEvent[])[]) =>
      new Map(foldMonths(aPolicy(), 'c1', arrived(portions)).map((month) => [month._id, ageOf(month)]))
    fc.assert(
      fc.property(arrivals, ({ portions }) => {
        const folds = portions.map((_, n) => folded(portions.slice(0, n + 1)))

        const steps = folds.flatMap((fold, n) =>
          [...(folds[n - 1] ?? [])].map(([id, age]) => (fold.get(id) ?? -1) - age),
        )

        expect(Math.min(0, ...steps)).toBe(0)
      }),
    )
  })

  it('a refund counts on the day of the first row of its order, and on its own until that is known', () => {
    const refund = aRefund({ on: 40, orderNumber: 'n1', amountMinor: 30_00 })
    const late = anOrder({ on: 20, orderNumber: 'n1' })
    const first = anOrder({ on: 10, orderNumber: 'n1' })

    expect(rebookings([refund])).toEqual([])
    expect(rebookings([refund, late, first])).toEqual([{ refund, bookedAt: day(10) }])
    expect(arrived([[refund], [late], [first]])).toContainEqual({
      ...refund,
      bookedAt: day(10),
      leftMonths: ['c1|2026-02', 'c1|2026-01'],
    })
  })

  it('takes the rate of its order, and keeps its own where the order is in another currency', () => {
    const base = { ...euro, amountMinor: 780_00 }
    const order = anOrder({ on: 10, orderNumber: 'n1', currency: 'EUR', base })
    const own = { amountMinor: 2_400, currency: 'CNY', rate: '8', rateDay: '2026-02-01' }
    const back = aRefund({ on: 31, orderNumber: 'n1', amountMinor: 3_00, currency: 'EUR', base: own })
    const inYuan = aRefund({ on: 31, orderNumber: 'n1', amountMinor: 3_00 })

    const changes = rebookings([order, back, inYuan])

    expect(changes.map((change) => change.base)).toEqual([{ ...euro, amountMinor: 23_40 }, undefined])
  })

  it('an order of another customer or another source is another order', () => {
    const order = anOrder({ on: 10, orderNumber: 'n1' })
    const others = [
      aRefund({ on: 20, orderNumber: 'n1', customerId: 'c2' }),
      aRefund({ on: 20, orderNumber: 'n1', source: 'erp' }),
    ]

    expect(rebookings([order, ...others])).toEqual([])
  })
})
