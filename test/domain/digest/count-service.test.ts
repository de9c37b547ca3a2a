import { describe, expect, it } from 'vitest'
import { countService, serviceByCustomer, wasAsked } from '#src/domain/digest/count-service.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { aCustomer, aMoment, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aProblem } from '../../helpers/builders/a-problem.ts'

const frame = { policy: aPolicy(), now: aMoment }
const base = (customerId: string, days: number) => ({
  _id: `${customerId}|${days}`,
  customerId,
  source: 'chat',
  at: daysAgo(days),
  bookedAt: daysAgo(days),
  receivedAt: daysAgo(days),
})
const mark = (customerId: string, days: number, rating: 1 | 2 | 3 | 4 | 5): FactEvent => ({
  ...base(customerId, days),
  kind: 'feedback',
  topic: 'overall',
  rating,
})

describe('whoever was asked something', () => {
  const rated = (days: number) => ({ overall: { count: 1, ratingSum: 4, lastAt: daysAgo(days) } })
  const survey = (days: number) => ({
    at: daysAgo(days),
    channel: 'phone' as const,
    direction: 'out' as const,
    content: 'survey' as const,
  })

  it.each([
    ['rated us a week ago', someFacts({ ratings: rated(7) }), true],
    ['rated us two months ago', someFacts({ ratings: rated(60) }), false],
    ['was called about it', someFacts({ ratings: {}, recentTouches: [survey(3)] }), true],
    ['was called long ago', someFacts({ ratings: {}, recentTouches: [survey(40)] }), false],
    ['never was', someFacts({ ratings: {} }), false],
  ])('is known by its facts: %s', (_, facts, asked) => {
    expect(wasAsked(aCustomer({ facts }), frame)).toBe(asked)
  })
})

describe('the service of four weeks', () => {
  it('is counted tier by tier, with what customers answered', () => {
    const inTime = aProblem({
      state: 'answered',
      openedAt: daysAgo(3),
      dueAt: daysAgo(1),
      answer: { at: daysAgo(2), by: 'sara', ending: 'solved' },
    })
    const late = aProblem({ tier: 'D', dueAt: daysAgo(1) })

    const { service, feedback } = countService(
      { problems: [inTime, late], said: [mark('a', 2, 5), mark('b', 3, 2)] },
      frame,
    )

    expect(service).toEqual([
      { tier: 'A', problems: 1, due: 1, answered: 1, inTime: 1, medianHours: 24 },
      { tier: 'D', problems: 1, due: 1, answered: 0, inTime: 0 },
    ])
    expect(feedback.ratings).toEqual({ count: 2, low: 1, mean: 3.5 })
  })

  it('is known of each customer, the newest mark and reason counting', () => {
    const reason: FactEvent = { ...base('a', 1), kind: 'note', text: 'Price', reason: 'price' }
    const found = serviceByCustomer({
      problems: [aProblem({ customerId: 'a' }), aProblem({ customerId: 'a', state: 'answered' })],
      said: [mark('a', 1, 2), mark('a', 9, 5), reason, { ...base('b', 1), kind: 'note', text: 'x' }],
    })

    expect([...found]).toEqual([['a', { problems: 2, open: 1, rating: 2, reason: 'price' }]])
  })
})
