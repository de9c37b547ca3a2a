import { describe, expect, it } from 'vitest'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { decayTo, growth } from '#src/domain/score/decay.ts'
import { pointsOf } from '#src/domain/score/points.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { expectedValueMinor, valueNowMinor } from '#src/domain/value.ts'
import { anOrder, aPolicy, aRating, aRefund, aTouch, day, factsOf } from '../builders.ts'

/**
 * By hand: h = 90 d, weight 1 on day 0 and 2 on day 90. Spend 100·1 + 200·2 = 500, orders 1 + 2 = 3,
 * engagement 1·2 = 2. Over the scales 250, 1.5, 2 and times .6, .25, .15: 1.2 + 0.5 + 0.15 = 1.85.
 */
const golden = [anOrder({ on: 0 }), anOrder({ on: 90, amountMinor: 200_00 }), aTouch({ on: 90 })]

describe('the golden example', () => {
  it('has the key that was computed by hand', () => {
    const score = scoreOf(factsOf(golden), aPolicy(), day(90))

    expect(score.parts.spend).toBeCloseTo(1.2, 12)
    expect(score.parts.orders).toBeCloseTo(0.5, 12)
    expect(score.parts.engagement).toBeCloseTo(0.15, 12)
    expect(score.kappa).toBeCloseTo(Math.log2(1.85), 12)
    expect(score).toMatchObject({ multiplier: 1, confidence: 1, policyVersion: 1, at: day(90) })
  })

  it('is 185 points where tier A begins at a key of 1: 120 + 50 + 15', () => {
    const points = pointsOf(scoreOf(factsOf(golden), aPolicy(), day(90)), 0)

    expect(points).toEqual({
      total: 185,
      parts: [
        { name: 'spend', points: 120 },
        { name: 'orders', points: 50 },
        { name: 'engagement', points: 15 },
      ],
    })
  })

  it('keeps κ as time passes, while value now halves in a half-life', () => {
    const facts = factsOf(golden)
    const policy = aPolicy()

    const later = scoreOf(facts, policy, day(700))

    expect(later.kappa).toBe(scoreOf(facts, policy, day(90)).kappa)
    expect(valueNowMinor(facts, policy, day(90))).toBe(250_00)
    expect(valueNowMinor(facts, policy, day(180))).toBe(125_00)
  })

  it('is expected to spend at the rate that would hold its value where it is', () => {
    const facts = factsOf(golden)

    const expected = expectedValueMinor(facts, aPolicy(), day(180), 90)

    expect(expected).toBe(Math.round(125_00 * Math.LN2))
  })
})

describe('the key', () => {
  it('is absent for a customer on whom nothing has happened', () => {
    const score = scoreOf(emptyFacts, aPolicy(), day(0))

    expect(score.kappa).toBeUndefined()
    expect(score.basis).toBeUndefined()
    expect(score.confidence).toBe(0)
  })

  it('takes a negative sum as nothing', () => {
    const facts = factsOf([anOrder({ amountMinor: 10_00 }), aRefund({ amountMinor: 90_00 })])

    const score = scoreOf(facts, aPolicy(), day(0))

    expect(facts.sums.spend).toBe(-80)
    expect(score.parts.spend).toBe(0)
    expect(valueNowMinor(facts, aPolicy(), day(0))).toBe(0)
  })

  it('gives the weight of what no source can report to the other dimensions', () => {
    const facts = factsOf([anOrder({ source: 'orders-csv' })])

    const score = scoreOf(facts, aPolicy(), day(0))

    expect(score.parts.spend).toBeCloseTo((0.6 / 0.85) * 0.4, 12)
    expect(score.parts.orders).toBeCloseTo((0.25 / 0.85) * (1 / 1.5), 12)
    expect(score.basis).toBeCloseTo(Math.log2(0.6 * 0.4 + 0.25 / 1.5), 12)
  })

  it('takes the silence of a source that can report as a zero', () => {
    const facts = factsOf([anOrder({ source: 'shop' })])

    const score = scoreOf(facts, aPolicy(), day(0))

    expect(score.parts.spend).toBeCloseTo(0.6 * 0.4, 12)
  })

  it('leaves out a dimension that calibration found nobody in', () => {
    const facts = factsOf(golden)

    const score = scoreOf(facts, aPolicy({ scales: { spend: 250, orders: 1.5 } }), day(0))

    expect(score.parts.engagement).toBe(0)
    expect(score.parts.spend).toBeCloseTo((0.6 / 0.85) * 2, 12)
  })

  it('is absent under a policy that has not been calibrated', () => {
    const { scales: _, ...fresh } = aPolicy()

    expect(scoreOf(factsOf(golden), fresh, day(0)).kappa).toBeUndefined()
  })
})

describe('confidence', () => {
  it('counts nothing for what no source can report', () => {
    const facts = factsOf([anOrder({ source: 'orders-csv' })])

    expect(scoreOf(facts, aPolicy(), day(0)).confidence).toBe(0.85)
  })

  it('counts half for what a source could have told and has not', () => {
    const facts = factsOf([anOrder({ source: 'shop' })])

    expect(scoreOf(facts, aPolicy(), day(0)).confidence).toBe(0.925)
  })

  it('counts half once the newest word is older than the policy allows', () => {
    const facts = factsOf([anOrder({ source: 'orders-csv', on: 0 })])

    expect(scoreOf(facts, aPolicy(), day(730)).confidence).toBe(0.85)
    expect(scoreOf(facts, aPolicy(), day(731)).confidence).toBe(0.425)
  })
})

describe('feedback', () => {
  it('moves the key by two hundredths for one five-star rating, shrunk toward the usual', () => {
    const facts = factsOf([anOrder(), aRating({ rating: 5 })])

    const { multiplier, kappa, basis } = scoreOf(facts, aPolicy(), day(0))

    expect(multiplier).toBe(1.02)
    expect(kappa).toBeCloseTo((basis ?? 0) + Math.log2(1.02), 12)
  })

  it('never moves it by more than a tenth, however many ratings say so', () => {
    const ratings = (rating: 1 | 5) => Array.from({ length: 2_000 }, () => aRating({ rating }))

    expect(scoreOf(factsOf(ratings(1)), aPolicy(), day(0)).multiplier).toBe(0.9)
    expect(scoreOf(factsOf(ratings(5)), aPolicy(), day(0)).multiplier).toBe(1.1)
  })

  it('has no say at the usual four stars', () => {
    const facts = factsOf([aRating({ rating: 4 }), aRating({ rating: 4 })])

    expect(scoreOf(facts, aPolicy(), day(0)).multiplier).toBe(1)
  })
})

describe('calibration', () => {
  it('takes the median of those who have some, in the value of that day', () => {
    const { scales: _, ...policy } = aPolicy()
    const base = [10, 20, 60].map((yuan) => factsOf([anOrder({ amountMinor: yuan * 100 })]))

    const scales = calibrate([...base, emptyFacts], policy, day(90))

    expect(scales).toEqual({ spend: 10, orders: 0.5 })
  })

  it('puts a customer at the medians at a key of 1', () => {
    const { scales: _, ...policy } = aPolicy()
    const facts = factsOf(golden)

    const scales = calibrate([facts], policy, day(90))

    const { kappa = 0 } = scoreOf(facts, { ...policy, scales }, day(90))
    expect(2 ** kappa * decayTo(day(90), policy)).toBeCloseTo(1, 12)
  })

  it('finds nothing in a base on whom nothing has happened', () => {
    expect(calibrate([emptyFacts], aPolicy(), day(0))).toEqual({})
  })
})

describe('decay', () => {
  it('doubles per half-life forward and halves back', () => {
    const policy = aPolicy()

    expect(growth(day(90), policy)).toBe(2)
    expect(growth(day(-90), policy)).toBe(0.5)
    expect(growth(day(123), policy) * decayTo(day(123), policy)).toBeCloseTo(1, 15)
  })

  it('holds 39 years either side at the shortest half-life a policy may have', () => {
    const policy = aPolicy({ halfLifeDays: 14 })

    expect(growth(day(365 * 39), policy)).toBeLessThan(Infinity)
    expect(growth(day(-365 * 39), policy)).toBeGreaterThan(0)
  })
})
