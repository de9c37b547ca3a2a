import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { dueAfter, gapDays } from '#src/domain/follow-up/due-after.ts'
import { factorOf } from '#src/domain/follow-up/factor.ts'
import { floorOf } from '#src/domain/follow-up/floor.ts'
import { aMoment, aTier } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aCall, someTouches, touched } from './customers.ts'

const policy = aPolicy()
const monthly = { cadenceDays: 30 }
const silent = (daysAgo: number) => aCall(daysAgo, { outcome: 'no-answer' })

describe('the factor', () => {
  it.each([
    ['is 1 where they answered', [aCall(9)], 1],
    ['grows with each touch in a row that nobody answered', [aCall(9), silent(5), silent(2)], 2.25],
    ['grows with each "not now"', [aCall(5, { outcome: 'not-needed' })], 1.5],
    ['counts those after the last answer alone', [silent(9), silent(8), aCall(5), silent(2)], 1.5],
    ['is 1 again once they write', [silent(9), silent(8), aCall(5, { direction: 'in' })], 1],
    ['stops at its most', [silent(9), silent(8), silent(7), silent(6), silent(5)], 4],
  ])('%s', (_, touches, expected) => {
    expect(factorOf(touched(touches), policy)).toBe(expected)
  })

  it('is 1 again once they buy or rate', () => {
    const touches = [silent(9), silent(8)]
    const bought = touched(touches, { facts: { lastPurchaseAt: addDays(aMoment, -2) } })
    const rating = { count: 1, ratingSum: 4, lastAt: addDays(aMoment, -2) }

    expect(factorOf(bought, policy)).toBe(1)
    expect(factorOf(touched(touches, { facts: { ratings: { service: rating } } }), policy)).toBe(1)
  })

  it('never makes a touch come earlier, and never lengthens a cadence beyond the floor', () => {
    fc.assert(
      fc.property(someTouches, fc.integer({ min: 1, max: 365 }), (touches, cadenceDays) => {
        const days = gapDays(touched(touches), { cadenceDays }, policy)

        expect(days).toBeGreaterThanOrEqual(cadenceDays)
        expect(days).toBeLessThanOrEqual(Math.max(cadenceDays, policy.followUp.floor.days))
      }),
    )
  })
})

describe('the next touch is due', () => {
  it('a cadence after the last contact, lengthened by the factor', () => {
    expect(dueAfter(touched([aCall(10)]), monthly, policy)).toEqual({
      at: addDays(aMoment, 20),
      why: 'cadence',
    })
    expect(dueAfter(touched([silent(10)]), monthly, policy).at).toEqual(addDays(aMoment, 35))
  })

  it('on the day agreed on, before the cadence, until it was kept', () => {
    const nextAt = addDays(aMoment, 3)
    const agreed = aCall(10, { outcome: 'agreed', nextAt })
    const written = aCall(4, { direction: 'in', channel: 'wechat' })
    const kept = { ...aCall(0), at: addDays(nextAt, 0.1) }

    expect(dueAfter(touched([agreed, written]), monthly, policy)).toEqual({ at: nextAt, why: 'agreed' })
    expect(dueAfter(touched([agreed, kept]), monthly, policy)).toEqual({
      at: addDays(kept.at, 30),
      why: 'cadence',
    })
  })

  it('by the new tier’s cadence, not on the far day agreed on before a promotion', () => {
    const agreed = aCall(10, { outcome: 'agreed', nextAt: addDays(aMoment, 70) })
    const tier = aTier({ code: 'A', since: addDays(aMoment, -1), evidence: { reason: 'promoted' } })
    const near = aCall(10, { outcome: 'agreed', nextAt: addDays(aMoment, 3) })
    const since = aCall(0.5, { outcome: 'agreed', nextAt: addDays(aMoment, 70) })
    const weekly = { cadenceDays: 7 }

    expect(dueAfter(touched([agreed], { tier }), weekly, policy)).toEqual({
      at: addDays(aMoment, 6),
      why: 'cadence',
    })
    expect(dueAfter(touched([agreed, aCall(0)], { tier }), weekly, policy).at).toEqual(addDays(aMoment, 7))
    expect(dueAfter(touched([near], { tier }), weekly, policy).why).toBe('agreed')
    expect(dueAfter(touched([since], { tier }), weekly, policy).why).toBe('agreed')
  })

  it('not later because somebody looked at the web site', () => {
    const visited = touched([aCall(10), aCall(1, { direction: 'in', channel: 'web' })])

    expect(dueAfter(visited, monthly, policy).at).toEqual(addDays(aMoment, 20))
  })

  it('spread over one cadence where it was due before we began, the same however often it is asked', () => {
    const begun = addDays(aMoment, -1)
    const customers = Array.from({ length: 300 }, (_, n) => touched([aCall(200)], { _id: `c${n}` }))

    const days = customers.map((customer) =>
      daysBetween(begun, dueAfter(customer, monthly, policy, begun).at),
    )

    const perDay = Map.groupBy(days, Math.floor)
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...days)).toBeLessThan(30)
    expect(Math.max(...[...perDay.values()].map((ofDay) => ofDay.length))).toBeLessThan(25)
    expect(customers.map((one) => daysBetween(begun, dueAfter(one, monthly, policy, begun).at))).toEqual(days)
  })
})

describe('the attention floor', () => {
  it('counts from the later of our last touch and the day the customer was known', () => {
    const known = touched([aCall(300)], { knownSince: addDays(aMoment, -50) })

    expect(floorOf(touched([aCall(10)]), policy).at).toEqual(addDays(aMoment, 80))
    expect(floorOf(known, policy)).toEqual({ at: addDays(aMoment, 40), planFrom: addDays(aMoment, 20) })
  })

  it('is not kept by what the customer began', () => {
    const calling = touched([aCall(80), aCall(1, { direction: 'in' })])

    expect(floorOf(calling, policy).at).toEqual(addDays(aMoment, 10))
  })

  it('counts from the beginning where it was broken before', () => {
    const begun = addDays(aMoment, -2)

    expect(floorOf(touched([aCall(200)]), policy, begun).at).toEqual(addDays(begun, 90))
    expect(floorOf(touched([aCall(80)]), policy, begun).at).toEqual(addDays(aMoment, 10))
  })

  it('is never moved by a factor', () => {
    fc.assert(
      fc.property(someTouches, (touches) => {
        const outAt = touches.findLast(({ direction }) => direction === 'out')?.at
        const customer = touched(touches)

        expect(floorOf(customer, policy).at).toEqual(addDays(outAt ?? customer.knownSince, 90))
      }),
    )
  })
})
