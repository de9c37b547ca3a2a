import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Measure } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'
import { confidenceOf } from '#src/domain/score/confidence.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { aCustomer, anOrder, aPolicy, aRating, aRefund, aTouch, day, factsOf } from '../builders.ts'

/** The three known dimensions at three quarters of their weight, and one of one's own. */
function withOwn(counts: Measure): Policy {
  const { dimensions, scales } = aPolicy()
  const own = {
    name: 'own',
    label: { en: 'Own', zh: '自定义' },
    weight: 0.25,
    why: { en: 'It matters here', zh: '本公司看重' },
    transform: 'none' as const,
    freshDays: 90,
    counts,
  }
  return aPolicy({
    dimensions: [...dimensions.map((rule) => ({ ...rule, weight: rule.weight * 0.75 })), own],
    scales: { ...scales, own: 1 },
  })
}

const stage = (name: string, on: number): FactEvent => ({
  _id: `crm|stage-${name}-${on}`,
  customerId: 'c1',
  source: 'crm',
  at: day(on),
  bookedAt: day(on),
  receivedAt: day(on),
  kind: 'stage',
  stage: name,
})

const ownSum = (counts: Measure, events: readonly FactEvent[]) => factsOf(events, withOwn(counts)).sums['own']

describe('a dimension of one’s own counts', () => {
  it('orders with a positive net amount, of the named products only', () => {
    const events = [
      anOrder({ product: 'Tea' }),
      anOrder({ product: 'Cup' }),
      anOrder({ product: 'Tea', orderNumber: '7' }),
      aRefund({ orderNumber: '7' }),
    ]

    expect(ownSum({ of: 'orders' }, events)).toBe(2)
    expect(ownSum({ of: 'orders', products: ['Tea'] }, events)).toBe(1)
  })

  it('months with an order once each, at the newest of them', () => {
    const events = [anOrder({ on: 0 }), anOrder({ on: 10 }), anOrder({ on: 90 })]

    expect(ownSum({ of: 'purchase-months' }, events)).toBeCloseTo(2 ** (10 / 90) + 2, 9)
  })

  it('touches by channel and direction', () => {
    const events = [aTouch({ channel: 'visit' }), aTouch({ channel: 'visit', direction: 'out' }), aTouch()]

    expect(ownSum({ of: 'interactions', channels: ['visit'] }, events)).toBe(2)
    expect(ownSum({ of: 'interactions', channels: ['visit'], direction: 'in' }, events)).toBe(1)
  })

  it('ratings from so many stars', () => {
    const events = [aRating({ rating: 5 }), aRating({ rating: 4, topic: 'product' }), aRating({ rating: 2 })]

    expect(ownSum({ of: 'ratings', rating: 4 }, events)).toBe(2)
    expect(ownSum({ of: 'ratings', rating: 4, topics: ['product'] }, events)).toBe(1)
  })

  it('stages by their points', () => {
    const events = [stage('quote', 0), stage('demo', 90), stage('unknown', 0)]

    expect(ownSum({ of: 'stages', points: { quote: 3, demo: 1 } }, events)).toBe(3 + 2)
  })

  it('the same over all as over the months', () => {
    const orders = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 })
    fc.assert(
      fc.property(orders, (days) => {
        const events = days.map((on) => anOrder({ on }))

        const sum = ownSum({ of: 'orders' }, events) ?? 0

        expect(sum).toBeCloseTo(
          days.reduce((all, on) => all + 2 ** (on / 90), 0),
          6,
        )
      }),
    )
  })
})

describe('a dimension read from the profile', () => {
  const size = withOwn({ of: 'attribute', attribute: 'size', points: { large: 4, small: 1 } })
  const facts = factsOf([anOrder(), aTouch()], size)

  it('counts its points from the day the profile was told', () => {
    const told = withProfile(facts, aCustomer({ attrs: { size: 'large' }, profileAt: day(90) }), size)

    expect(told.sums['own']).toBe(8)
    expect(withProfile(told, aCustomer({ attrs: { size: 'large' }, profileAt: day(90) }), size)).toEqual(told)
  })

  it('that is missing gives its weight to the others and counts 0 in the confidence', () => {
    const unknown = withProfile(facts, aCustomer(), size)
    const large = withProfile(facts, aCustomer({ attrs: { size: 'large' } }), size)

    expect(unknown.sums['own']).toBeUndefined()
    expect(scoreOf(unknown, size, day(1)).kappa).toBeCloseTo(scoreOf(facts, aPolicy(), day(1)).kappa ?? 0, 9)
    expect(confidenceOf(unknown, size, day(1))).toBeCloseTo(0.75, 6)
    expect(confidenceOf(large, size, day(1))).toBeCloseTo(1, 6)
    expect(confidenceOf(large, size, day(200))).toBeLessThan(1)
  })

  it('reads a number as it is, and tags by their points, a missing tag being none', () => {
    const number = withOwn({ of: 'attribute', attribute: 'seats' })
    const tags = withOwn({ of: 'tags', points: { vip: 2, partner: 1 } })

    expect(withProfile(facts, aCustomer({ attrs: { seats: '12' } }), number).sums['own']).toBe(12)
    expect(withProfile(facts, aCustomer({ attrs: { seats: 'many' } }), number).sums['own']).toBeUndefined()
    expect(withProfile(facts, aCustomer({ tags: ['vip', 'partner', 'new'] }), tags).sums['own']).toBe(3)
    expect(withProfile(facts, aCustomer(), tags).sums['own']).toBe(0)
  })
})
