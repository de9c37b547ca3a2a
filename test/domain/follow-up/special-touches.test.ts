import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import { answersReport } from '#src/domain/follow-up/answers-report.ts'
import { callBackAt, winBackAt } from '#src/domain/follow-up/call-back.ts'
import { specialTouchesOf, specialTouchId } from '#src/domain/follow-up/special-touches.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { aCustomer, aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'

const policy = aPolicy()

const bought = (ago: number, ratedAgo?: number) => {
  const customer = aCustomer({ lifecycle: 'mature', attrs: {} })
  const ratings =
    ratedAgo === undefined ? {} : { overall: { count: 1, ratingSum: 4, lastAt: daysAgo(ratedAgo) } }
  return { ...customer, facts: { ...customer.facts, firstOrderAt: daysAgo(ago), ratings } }
}

describe('a satisfaction call-back', () => {
  it.each([
    ['is due a week after the first order', 7, true],
    ['is not due before', 6.9, false],
    ['is still due some days later', 20, true],
    ['is no more after two weeks', 22, false],
    ['is due a quarter later again', 97, true],
    ['is due each quarter, years later too', 7 + 90 * 12 + 3, true],
  ])('%s', (_, ago, expected) => {
    expect(callBackAt(bought(ago), policy, aMoment) !== undefined).toBe(expected)
  })

  it('is not due where they have rated us lately, but after an old mark it is', () => {
    expect(callBackAt(bought(97, 20), policy, aMoment)).toBeUndefined()
    expect(callBackAt(bought(97, 80), policy, aMoment)).toEqual(daysAgo(0))
  })

  it('names the same day on every day it is due on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 2_000 }), (ago) => {
        const now = callBackAt(bought(ago), policy, aMoment)
        const then = callBackAt(bought(ago), policy, addDays(aMoment, 1))

        expect(!now || !then || now.getTime() === then.getTime()).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('spreads a base that is imported whole over a quarter', () => {
    const due = Array.from({ length: 900 }, (_, n) => bought(100 + n)).filter((each) =>
      callBackAt(each, policy, aMoment),
    )

    expect(due.length / 900).toBeLessThan(0.2)
  })

  it('is nobody’s who never bought, and not the dormant’s', () => {
    expect(callBackAt({ ...bought(8), kind: 'prospect' }, policy, aMoment)).toBeUndefined()
    expect(callBackAt({ ...bought(97), lifecycle: 'dormant' }, policy, aMoment)).toBeUndefined()
  })
})

describe('a win-back touch', () => {
  const dormant = (days: number) => {
    const customer = bought(500)
    const facts = { ...customer.facts, lastFromCustomerAt: daysAgo(policy.lifecycle.dormantDays + days) }
    return { ...customer, lifecycle: 'dormant' as const, facts }
  }

  it('is due when a customer has become dormant, and each quarter while it stays so', () => {
    expect(
      [0, 13, 30, 90, 200].map((days) => winBackAt(dormant(days), policy, aMoment) !== undefined),
    ).toEqual([true, true, false, true, false])
    expect(winBackAt({ ...dormant(0), lifecycle: 'slipping' }, policy, aMoment)).toBeUndefined()
  })
})

describe('special touches', () => {
  it('of a day are its occasions and what is to be asked, each with one goal and a name of its own', () => {
    const customer = { ...bought(7), attrs: { birthday: aMoment.toISOString().slice(5, 10) } }
    const today = aMoment.toISOString().slice(0, 10)

    const touches = specialTouchesOf(customer, policy, { today, zone: 'UTC', now: aMoment })

    expect(touches.map((each) => specialTouchId(customer, each))).toEqual([
      `${customer._id}|birthday|${today}`,
      `${customer._id}|call-back|${today}`,
    ])
    expect(touches.map(({ content }) => content)).toEqual(['care', 'survey'])
  })
})

describe('a report of answers', () => {
  const base = { customerId: 'c', source: 'chat', at: aMoment, bookedAt: aMoment, receivedAt: aMoment }

  it('counts marks and reasons, the most named first, one that the policy has dropped by its code', () => {
    const report = answersReport(
      [
        { ...base, _id: '1', kind: 'feedback', topic: 'overall', rating: 5 },
        { ...base, _id: '2', kind: 'feedback', topic: 'overall', rating: 2 },
        { ...base, _id: '3', kind: 'note', text: 'x', reason: 'price' },
        { ...base, _id: '4', kind: 'note', text: 'x', reason: 'price' },
        { ...base, _id: '5', kind: 'note', text: 'x', reason: 'weather' },
        { ...base, _id: '6', kind: 'note', text: 'x' },
      ],
      usualFollowUp,
    )

    expect(report.ratings).toEqual({ count: 2, low: 1, mean: 3.5 })
    expect(report.reasons.map(({ text, count }) => [text.en, count])).toEqual([
      ['Price', 2],
      ['weather', 1],
    ])
  })

  it('of nothing has no mean', () => {
    expect(answersReport([], usualFollowUp)).toEqual({ ratings: { count: 0, low: 0 }, reasons: [] })
  })
})
