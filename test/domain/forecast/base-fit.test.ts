import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { errorOf } from '#src/domain/forecast/back-test.ts'
import { baseOutlook } from '#src/domain/forecast/base-outlook.ts'
import { customerOutlook } from '#src/domain/forecast/customer-outlook.ts'
import { spendHistoryOf } from '#src/domain/forecast/facts-history.ts'
import { type BaseForecast, type Buyer, buyerOf, fitBase } from '#src/domain/forecast/fit-base.ts'
import { historyOf, type PurchaseRow } from '#src/domain/forecast/purchase-history.ts'
import { thinned } from '#src/domain/forecast/thinned.ts'
import { reportSkip } from '../../helpers/store-report.ts'
import { anOrder, aPolicy, aRefund, day, factsOf } from '../builders.ts'
import { cdnow, cdnowIsThere, historiesOn, splitDay, withoutCdnow } from './cdnow.ts'

const policy = aPolicy()
const now = day(400)

const bought = fc.array(
  fc.record({ on: fc.integer({ min: 0, max: 390 }), amountMinor: fc.integer({ min: 0, max: 500_00 }) }),
  { minLength: 1, maxLength: 20 },
)

describe('what the models need, from facts', () => {
  it('is what they need of the purchases themselves', () => {
    fc.assert(
      fc.property(bought, (rows) => {
        const orders = rows.map((row, n) => anOrder({ _id: `o|${n}`, ...row }))
        const purchases = orders.map(({ at, amountMinor }) => ({ at, amount: amountMinor / 100 }))

        const found = spendHistoryOf(factsOf(orders, policy), 'CNY', now)

        const { meanRepeatSpend, ...counts } = historyOf(purchases, now)!
        expect(found).toMatchObject(counts)
        expect(found?.meanRepeatSpend).toBeCloseTo(meanRepeatSpend, 6)
      }),
    )
  })

  it('is net of refunds: of the first day’s on the first day, of others on the repeat days', () => {
    const orders = [0, 30, 60].map((on) => anOrder({ on, orderNumber: `n${on}`, amountMinor: 100_00 }))
    const back = (on: number) => aRefund({ on, orderNumber: `n${on}`, amountMinor: 40_00 })

    const mean = (events: readonly FactEvent[]) =>
      spendHistoryOf(factsOf(events, policy), 'CNY', now)?.meanRepeatSpend

    expect(mean(orders)).toBe(100)
    expect(mean([...orders, back(0)])).toBe(100)
    expect(mean([...orders, back(60)])).toBe(80)
  })

  it('is nothing of whoever has not bought, and takes an order that is dated some hours ahead', () => {
    const ahead = factsOf([anOrder({ on: 0 }), anOrder({ on: 400.9 })], policy)

    expect(buyerOf(factsOf([], policy), policy, now)).toBeUndefined()
    expect(spendHistoryOf(ahead, 'CNY', now)).toMatchObject({ frequency: 1, ageWeeks: 400 / 7 })
  })
})

describe('thinning', () => {
  it('keeps a bounded, even part of whatever number comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 1, max: 100 }), (count, most) => {
        const list = thinned<number>(most)
        for (let n = 0; n < count; n++) list.add(n)

        const kept = list.kept()
        const steps = new Set(kept.slice(1).map((value, at) => value - (kept[at] ?? 0)))
        expect(kept.length).toBeLessThanOrEqual(most)
        expect(list.seen()).toBe(count)
        expect(steps.size).toBeLessThanOrEqual(1)
        if (count <= most) expect(kept).toHaveLength(count)
      }),
    )
  })
})

/** `size` customers who buy every `gap` days at their own price, the first purchases spread over a year. */
const regulars = (size: number, gap: number): readonly Buyer[] =>
  Array.from({ length: size }, (_, n) => {
    const first = (n * 7) % 300
    const days = Array.from(
      { length: Math.floor((400 - first) / (gap + (n % 9))) + 1 },
      (_, k) => first + k * (gap + (n % 9)),
    )
    const orders = days.map((on, k) =>
      anOrder({ _id: `r|${n}|${k}`, on, amountMinor: (50 + (n % 40) + k) * 100 }),
    )
    return buyerOf(factsOf(orders, policy), policy, now)!
  })

describe('the fit of a base', () => {
  it('says how it was come by, how its last quarter went, and looks a quarter and a year ahead', () => {
    const forecast = fitBase(regulars(220, 30), { policy, now })!

    expect(forecast).toMatchObject({ policyVersion: 1, currency: 'CNY', customers: 220, sampled: 220 })
    expect(forecast.fits.purchases).toMatchObject({ model: 'MBG/NBD', method: 'map' })
    expect(Math.abs(errorOf(forecast.backTest!))).toBeLessThan(0.25)
    expect(forecast.outlooks.map(({ days }) => days)).toEqual([91, 365])
    expect(forecast.season).toBe('not-modelled')
    expect(forecast.lines!.smallSum).toBeLessThan(forecast.lines!.largeSum)
  })

  it('of a sample stands for all of them', () => {
    const buyers = regulars(120, 30)

    const [one, ten] = [120, 1_200].map((customers) => fitBase(buyers, { policy, now, customers })!)

    expect(ten!.outlooks[0]!.orders.expected).toBeCloseTo(10 * one!.outlooks[0]!.orders.expected, 6)
    expect(ten).toMatchObject({ customers: 1_200, sampled: 120 })
  })

  it('of a handful leans on a prior, is not tried, and says so', () => {
    const forecast = fitBase(regulars(12, 40), { policy, now })!

    expect(forecast.backTest).toBeUndefined()
    expect(forecast.fits.purchases.warnings.map(({ code }) => code)).toContain('stand-in-prior')
  })

  it('of nobody is none', () => {
    expect(fitBase([], { policy, now })).toBeUndefined()
  })
})

describe('a customer’s next year', () => {
  const base: BaseForecast = fitBase(regulars(220, 30), { policy, now })!
  const everyMonth = Array.from({ length: 13 }, (_, k) =>
    anOrder({ _id: `m|${k}`, on: 20 + k * 30, amountMinor: 80_00 }),
  )

  it('lies within its range, and goes up for whoever began to buy more', () => {
    const more = [
      ...everyMonth,
      ...[350, 365, 372, 388, 395].map((on) => anOrder({ on, amountMinor: 300_00 })),
    ]

    const outlooks = [everyMonth, more].map(
      (orders) => customerOutlook(factsOf(orders, policy), policy, base, now)!,
    )

    for (const { spendMinor, orders } of outlooks) {
      expect(spendMinor.low).toBeLessThanOrEqual(spendMinor.expected)
      expect(spendMinor.high).toBeGreaterThan(spendMinor.expected)
      expect(orders.low).toBeLessThanOrEqual(orders.high)
    }
    expect(outlooks.map(({ moved }) => moved?.direction)).toEqual(['steady', 'up'])
  })

  it('has no direction where there was no customer a quarter ago, and is none of whoever has not bought', () => {
    expect(customerOutlook(factsOf([anOrder({ on: 390 })], policy), policy, base, now)?.moved).toBeUndefined()
    expect(customerOutlook(factsOf([], policy), policy, base, now)).toBeUndefined()
  })

  it('is less the longer nothing comes', () => {
    const facts = factsOf(everyMonth, policy)

    const years = [0, 60, 120, 240].map(
      (late) => customerOutlook(facts, policy, base, addDays(now, late))!.spendMinor.expected,
    )

    expect(years).toEqual(years.toSorted((a, b) => b - a))
    expect(years[3]).toBeLessThan((years[0] ?? 0) / 4)
  })
})

if (!cdnowIsThere) reportSkip('the base’s outlook on CDNOW', withoutCdnow)

describe.skipIf(!cdnowIsThere)('the CDNOW sample on 1997-09-30', () => {
  const inCents = (rows: readonly PurchaseRow[], n: number) =>
    rows.map(({ at, amount }, k) =>
      anOrder({
        _id: `c|${n}|${k}`,
        customerId: 'c1',
        at,
        bookedAt: at,
        amountMinor: Math.round(amount * 100),
        currency: 'USD',
      }),
    )
  const usd = aPolicy({ baseCurrency: 'USD' })

  it('holds the next 39 weeks’ orders and spend in the range of its base', () => {
    const base = cdnow('sample')
    const end = new Date('1998-06-30T23:00:00Z')
    const buyers = base.map(
      (rows, n) =>
        buyerOf(
          factsOf(
            inCents(rows, n).filter(({ at }) => at <= splitDay),
            usd,
          ),
          usd,
          splitDay,
        )!,
    )
    const after = base.map((rows) => rows.filter(({ at }) => at > splitDay && at <= end))
    const orders =
      historiesOn(base, end).reduce((sum, { frequency }) => sum + frequency, 0) -
      buyers.reduce((sum, { history }) => sum + history.frequency, 0)
    const spend = after.flat().reduce((sum, { amount }) => sum + amount, 0)

    const forecast = fitBase(buyers, { policy: usd, now: splitDay })!
    const outlook = baseOutlook(
      forecast.fits,
      buyers.map(({ history }) => history),
      273,
      { error: 0.2 },
    )

    expect([orders, Math.round(spend)]).toEqual([1_882, 70_976])
    expect(outlook.orders.low).toBeLessThan(orders)
    expect(outlook.orders.high).toBeGreaterThan(orders)
    expect(outlook.spend!.low).toBeLessThan(spend)
    expect(outlook.spend!.high).toBeGreaterThan(spend)
    expect(Math.abs(errorOf(forecast.backTest!))).toBeLessThan(0.05)
  })
})
