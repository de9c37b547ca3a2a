import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreOf } from '#src/domain/score/score.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { history } from '../arbitraries.ts'
import { aCustomer, aCut, anOrder, aPolicy, aRating, aTier, aTouch, day, factsOf } from '../builders.ts'

/** K 1.85 on day 90 (see the golden example), under cuts at 4, 2 and 1. */
const events = [anOrder({ on: 0 }), anOrder({ on: 90, amountMinor: 200_00 }), aTouch({ on: 90 })]

const acme = () => {
  const facts = factsOf(events)
  return aCustomer({
    facts,
    score: scoreOf(facts, aPolicy(), day(90)),
    tier: aTier('C'),
    lifecycle: 'growing',
  })
}

describe('an explanation', () => {
  it('says what the points are made of, beside the median customer, and where the lines are', () => {
    const cut = aCut({ on: 90, driftPerDay: 0.01 })

    const told = explain({ customer: acme(), cut, policy: aPolicy(), now: day(90) })

    expect(told.points).toEqual({
      total: 46,
      parts: [
        { name: 'spend', points: 30, medianPoints: 13 },
        { name: 'orders', points: 12, medianPoints: 5 },
        { name: 'engagement', points: 4, medianPoints: 3 },
      ],
    })
    expect(told.tier).toEqual({ code: 'C', cutPoints: 25, reachPoints: 28, keepPoints: 23 })
    expect(told.nextTier).toEqual({ code: 'B', cutPoints: 50, reachPoints: 55, keepPoints: 45 })
    expect(told.rankShare).toBeCloseTo((Math.log2(1.85) + 2) / 5, 10)
    expect(told.confidence).toBe(1)
    expect(told.dataUpTo).toEqual(day(90))
  })

  it('says what will happen if nothing happens, and what would lift it', () => {
    const cut = aCut({ on: 90, driftPerDay: 0.01 })

    const { nextChange, toNext } = explain({ customer: acme(), cut, policy: aPolicy(), now: day(90) })

    expect(nextChange?.to).toBe('D')
    expect(nextChange?.at.getTime()).toBeGreaterThan(day(90 + 21).getTime())
    expect(toNext?.to).toBe('B')
  })

  it('under a pin says when it ends and offers no way up', () => {
    const override = { tier: 'A', reason: 'strategic', by: 'mei', until: day(300) }
    const customer = { ...acme(), override, tier: aTier('A') }

    const told = explain({
      customer,
      cut: aCut({ on: 90, driftPerDay: 0.01 }),
      policy: aPolicy(),
      now: day(90),
    })

    expect(told.nextChange).toEqual({ at: day(300), to: 'D' })
    expect(told.toNext).toBeUndefined()
    expect(told.nextTier).toBeUndefined()
  })

  it('shows a dimension that has nothing, beside the median', () => {
    const facts = factsOf([anOrder()])
    const customer = aCustomer({ facts, score: scoreOf(facts, aPolicy(), day(0)), tier: aTier('D') })

    const { points, tier } = explain({ customer, cut: aCut(), policy: aPolicy(), now: day(0) })

    expect(points.parts.at(-1)).toEqual({ name: 'engagement', points: 0, medianPoints: 3 })
    expect(tier).toEqual({ code: 'D' })
  })

  it('of a customer on whom nothing has happened has no points and no rank', () => {
    const customer = aCustomer()

    const told = explain({ customer, cut: aCut(), policy: aPolicy(), now: day(0) })

    expect(told.points.total).toBe(0)
    expect(told.points.parts.every(({ points }) => points === 0)).toBe(true)
    expect(told).not.toHaveProperty('rankShare')
    expect(told).not.toHaveProperty('dataUpTo')
    expect(told.confidence).toBe(0)
  })

  it('where nobody is ranked yet still answers', () => {
    const cut = aCut({ thresholds: [], sketch: [], ranked: 0 })

    const told = explain({ customer: acme(), cut, policy: aPolicy(), now: day(90) })

    expect(told.points.total).toBe(0)
    expect(told.tier).toEqual({ code: 'C' })
    expect(told.rankShare).toBeUndefined()
  })

  it('adds up exactly for every history, feedback included', () => {
    const rated = history.map((list) => [...list, anOrder(), aRating({ on: 390, rating: 1 })])
    fc.assert(
      fc.property(rated, fc.double({ min: -4, max: 12, noNaN: true }), (list, kappa) => {
        const facts = factsOf(list)
        const customer = aCustomer({ facts, score: scoreOf(facts, aPolicy(), day(400)), tier: aTier('B') })
        const cut = aCut({ thresholds: [{ code: 'A', kappa }] })

        const { points } = explain({ customer, cut, policy: aPolicy(), now: day(400) })

        expect(points.parts.reduce((sum, part) => sum + part.points, 0)).toBe(points.total)
      }),
      { numRuns: 200 },
    )
  })
})
