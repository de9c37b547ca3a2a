import { describe, expect, it } from 'vitest'
import { foldMonth } from '#src/domain/facts/fold-month.ts'
import { anOrder, aPolicy, aRating, aRefund, aTouch, day, factsOf } from '../builders.ts'

describe('orders', () => {
  it('rows of one order number are one order', () => {
    const rows = [
      anOrder({ orderNumber: 'n1', amountMinor: 60_00, product: 'tea' }),
      anOrder({ orderNumber: 'n1', amountMinor: 40_00, product: 'cups' }),
    ]

    const facts = factsOf(rows)

    expect(facts.orderCount).toBe(1)
    expect(facts.lastOrder).toEqual({ at: day(0), amountMinor: 100_00, currency: 'CNY', product: 'tea' })
    expect(facts.sums).toEqual({ spend: 100, orders: 1, engagement: 0 })
  })

  it('a refund is netted against the order it names', () => {
    const events = [
      anOrder({ orderNumber: 'n1' }),
      aRefund({ orderNumber: 'n1', at: day(200), amountMinor: 30_00 }),
    ]

    const facts = factsOf(events)

    expect(facts.sums.spend).toBe(70)
    expect(facts.lastOrder?.amountMinor).toBe(70_00)
    expect(facts.refundCount).toBe(1)
  })

  it('an order that came back in full counts for nothing but the day of purchase', () => {
    const facts = factsOf([anOrder({ orderNumber: 'n1' }), aRefund({ orderNumber: 'n1' })])

    expect(facts.sums).toEqual({ spend: 0, orders: 0, engagement: 0 })
    expect(facts).toMatchObject({ orderCount: 0, purchaseDays: 1, netSpendMinor: 0 })
    expect(facts.lastOrder).toBeUndefined()
    expect(facts.lastPurchaseAt).toEqual(day(0))
  })

  it('the same number in two sources is two orders', () => {
    const facts = factsOf([
      anOrder({ orderNumber: 'n1', source: 'shop' }),
      anOrder({ orderNumber: 'n1', source: 'fair' }),
    ])

    expect(facts.orderCount).toBe(2)
  })

  it('a refund that names no known order counts on its own day', () => {
    const facts = factsOf([anOrder({ on: 0 }), aRefund({ on: 90, amountMinor: 20_00 })])

    expect(facts.sums.spend).toBe(100 - 20 * 2)
    expect(facts.orderCount).toBe(1)
  })

  it('two purchases on one day are two orders on one purchase day, free samples are days too', () => {
    const facts = factsOf([anOrder({ on: 3 }), anOrder({ on: 3.5 }), anOrder({ on: 5, amountMinor: 0 })])

    expect(facts).toMatchObject({ orderCount: 2, purchaseDays: 2 })
  })

  it('a square root applies to the order, not to its rows, and refunds mirror orders', () => {
    const policy = aPolicy()
    const dimensions = policy.dimensions.map((d) => ({ ...d, transform: 'sqrt' as const }))
    const rows = [
      anOrder({ orderNumber: 'n1', amountMinor: 300_00 }),
      anOrder({ orderNumber: 'n1', amountMinor: 100_00 }),
      aRefund({ amountMinor: 9_00 }),
    ]

    const facts = factsOf(rows, { ...policy, dimensions })

    expect(facts.sums.spend).toBe(20 - 3)
    expect(facts.valueSum).toBe(400 - 9)
  })

  it('a currency without minor digits is read as it is written', () => {
    const policy = aPolicy({ baseCurrency: 'JPY' })

    const facts = factsOf([anOrder({ amountMinor: 500, currency: 'JPY' })], policy)

    expect(facts.sums.spend).toBe(500)
  })

  it('no more than the newest 24 orders are listed', () => {
    const facts = factsOf(Array.from({ length: 40 }, (_, i) => anOrder({ on: i })))

    expect(facts.recentOrders).toHaveLength(24)
    expect(facts.recentOrders.at(-1)?.at).toEqual(day(39))
    expect(facts.orderCount).toBe(40)
  })
})

describe('touches', () => {
  it('an unanswered touch is no sign of life and weighs nothing', () => {
    const facts = factsOf([aTouch({ on: 4, direction: 'out', answered: false })])

    expect(facts.sums.engagement).toBe(0)
    expect(facts.lastFromCustomerAt).toBeUndefined()
    expect(facts).toMatchObject({ touchesOut: 1, touchesIn: 0, lastTouch: { at: day(4) } })
  })

  it('an answer, a visit and a rating are signs of life and weigh by the policy', () => {
    const facts = factsOf([
      aTouch({ on: 0, direction: 'out', answered: true }),
      aTouch({ on: 0, direction: 'in' }),
      aRating({ on: 0 }),
    ])

    expect(facts.sums.engagement).toBe(0.5 + 1 + 1)
    expect(facts.lastFromCustomerAt).toEqual(day(0))
  })

  it('ratings are tallied by topic, with the newest complaint', () => {
    const facts = factsOf([
      aRating({ on: 1, rating: 5 }),
      aRating({ on: 2, rating: 2, complaint: true }),
      aRating({ on: 3, rating: 4, topic: 'product' }),
    ])

    expect(facts.ratings).toEqual({
      service: { count: 2, ratingSum: 7, lastAt: day(2) },
      product: { count: 1, ratingSum: 4, lastAt: day(3) },
    })
    expect(facts.lastComplaintAt).toEqual(day(2))
  })
})

describe('a month', () => {
  it('is booked by booking time and passes over what is not its own', () => {
    const events = [
      anOrder({ on: 0 }),
      anOrder({ on: 31 }),
      anOrder({ on: 1, customerId: 'other' }),
      aRefund({ at: day(40), bookedAt: day(2), amountMinor: 10_00 }),
    ]

    const month = foldMonth(aPolicy({ version: 7 }), 'c1', '2026-01', events)

    expect(month).toMatchObject({ _id: 'c1|2026-01', customerId: 'c1', month: '2026-01', policyVersion: 7 })
    expect(month.facts).toMatchObject({ eventCount: 2, netSpendMinor: 90_00, lastEventAt: day(40) })
  })

  it('names what each source said and until when', () => {
    const facts = factsOf([
      anOrder({ on: 1, source: 'shop' }),
      aRefund({ on: 9, source: 'shop' }),
      aTouch({ on: 5, source: 'chat' }),
    ])

    expect(facts.sources).toEqual({
      chat: { kinds: ['interaction'], lastAt: day(5) },
      shop: { kinds: ['order', 'refund'], lastAt: day(9) },
    })
  })
})
