import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feedbackOf } from '#src/domain/score/feedback.ts'
import { pointsOf } from '#src/domain/score/points.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { history, order, rating, touch } from '../arbitraries.ts'
import { aCut, aPolicy, day, factsOf } from '../builders.ts'

const transforms = fc.constantFrom('none' as const, 'sqrt' as const, 'log1p' as const)

const policyWith = (transform: 'none' | 'sqrt' | 'log1p') => {
  const policy = aPolicy()
  return { ...policy, dimensions: policy.dimensions.map((rule) => ({ ...rule, transform })) }
}

const keyOf = ({ kappa }: { readonly kappa?: number }) => (kappa === undefined ? 0 : 2 ** kappa)

describe('laws of the key', () => {
  it('one more order or interaction from a known source never lowers it', () => {
    const more = fc.oneof(
      order.filter(({ amountMinor }) => amountMinor > 0),
      touch,
    )
    fc.assert(
      fc.property(history, more, transforms, (events, event, transform) => {
        const policy = policyWith(transform)
        const before = factsOf(events, policy)
        fc.pre(event.source in before.sources && !events.some(({ _id }) => _id === event._id))

        const after = factsOf([...events, event], policy)

        const was = keyOf(scoreOf(before, policy, day(500)))
        expect(keyOf(scoreOf(after, policy, day(500)))).toBeGreaterThanOrEqual(was * (1 - 1e-12))
      }),
      { numRuns: 400 },
    )
  })

  it('the basis falls for no added order, touch or rating at all, from whatever source', () => {
    const more = fc.oneof(
      order.filter(({ amountMinor }) => amountMinor > 0),
      touch,
      rating,
    )
    fc.assert(
      fc.property(history, more, (events, event) => {
        fc.pre(!events.some(({ _id }) => _id === event._id))
        const policy = aPolicy()

        const was = scoreOf(factsOf(events), policy, day(500)).basis ?? -Infinity
        const is = scoreOf(factsOf([...events, event]), policy, day(500)).basis ?? -Infinity

        expect(is).toBeGreaterThanOrEqual(was - 1e-9)
      }),
      { numRuns: 300 },
    )
  })

  it('idle customers keep their order at every later time, feedback apart', () => {
    const unrated = history.map((events) => events.filter(({ kind }) => kind !== 'feedback'))
    fc.assert(
      fc.property(unrated, unrated, fc.integer({ min: 400, max: 4_000 }), (one, other, later) => {
        const policy = aPolicy()
        const order = (on: number) => {
          const [a, b] = [one, other].map(
            (events) => scoreOf(factsOf(events), policy, day(on)).kappa ?? -Infinity,
          )
          return Math.sign((a ?? 0) === (b ?? 0) ? 0 : (a ?? 0) - (b ?? 0))
        }

        expect(order(later)).toBe(order(400))
      }),
    )
  })

  it('the same facts, policy and cut give the same score and the same tier', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 900 }), (events, on) => {
        const decide = (list: typeof events) => {
          const score = scoreOf(factsOf(list), aPolicy(), day(on))
          const input = { kind: 'customer', lifecycle: 'growing', cut: aCut(), policy: aPolicy() } as const
          return decideTier({ ...input, score, now: day(on) })
        }

        expect(decide([...events, ...events].reverse())).toEqual(decide(events))
      }),
    )
  })

  it('feedback stays what it is until the day it names, and is something else then', () => {
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 12 }), (ratings) => {
        const facts = factsOf(ratings)

        const { multiplier, until } = feedbackOf(facts, aPolicy(), day(401))

        fc.pre(until !== undefined)
        const justBefore = new Date(until.getTime() - 5 * 60_000)
        expect(feedbackOf(facts, aPolicy(), justBefore).multiplier).toBe(multiplier)
        expect(Math.abs(feedbackOf(facts, aPolicy(), until).multiplier - 1)).toBeLessThan(
          Math.abs(multiplier - 1),
        )
      }),
    )
  })
})

describe('laws of the points', () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
  const score = fc
    .record({
      spend: amount,
      orders: amount,
      engagement: amount,
      multiplier: fc.integer({ min: 90, max: 110 }).map((hundredths) => hundredths / 100),
    })
    .filter(({ spend, orders, engagement }) => spend + orders + engagement > 0)
    .map(({ multiplier, ...parts }) => {
      const kappa = Math.log2(multiplier * (parts.spend + parts.orders + parts.engagement))
      return { parts, multiplier, kappa }
    })

  it('the parts of any positive score add up to the total exactly', () => {
    fc.assert(
      fc.property(score, fc.double({ min: -5, max: 25, noNaN: true }), (score, cutA) => {
        const { total, parts } = pointsOf(score, cutA)

        expect(Number.isSafeInteger(total)).toBe(true)
        expect(parts.every(({ points }) => Number.isSafeInteger(points))).toBe(true)
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(total)
      }),
      { numRuns: 500 },
    )
  })

  it('each part is within one point of what it exactly is, and the total is the key over the cut', () => {
    fc.assert(
      fc.property(score, fc.double({ min: 5, max: 20, noNaN: true }), (score, cutA) => {
        const { total, parts } = pointsOf(score, cutA)

        const exact = (name: string) =>
          name === 'spend' || name === 'orders' || name === 'engagement'
            ? score.parts[name] * 100 * 2 ** -cutA
            : 0
        for (const { name, points } of parts) {
          if (name !== 'feedback') expect(Math.abs(points - exact(name))).toBeLessThan(1)
        }
        expect(Math.abs(total - 100 * 2 ** (score.kappa - cutA))).toBeLessThanOrEqual(0.5001)
      }),
    )
  })

  it('a good rating shows as its own points', () => {
    const parts = { spend: 1, orders: 0, engagement: 0 }

    const points = pointsOf({ parts, multiplier: 1.05, kappa: Math.log2(1.05) }, 0)

    expect(points).toEqual({
      total: 105,
      parts: [
        { name: 'spend', points: 100 },
        { name: 'feedback', points: 5 },
      ],
    })
  })

  it('a customer without a key has no points', () => {
    const parts = { spend: 0, orders: 0, engagement: 0 }

    expect(pointsOf({ parts, multiplier: 1 }, 0)).toEqual({ total: 0, parts: [] })
  })
})
