import { describe, expect, it } from 'vitest'
import { whatMoved } from '#src/domain/tell/what-moved.ts'
import { aMoment, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'

const before = someFacts()
const moved = (after: Parameters<typeof someFacts>[0], way: 'up' | 'down') =>
  whatMoved(before, someFacts(after), way, aMoment)

describe('what moved a tier', () => {
  it('up is the order that has come in', () => {
    const lastOrder = { at: daysAgo(0), amountMinor: 5_000_000, currency: 'CNY' }

    expect(moved({ orderCount: 16, lastOrder }, 'up')).toEqual({ kind: 'order', ...lastOrder })
  })

  it('up is the estimate that its owner has just given, before any touch', () => {
    const lastTouch = { at: daysAgo(0), channel: 'phone', direction: 'out' } as const
    const estimate = { from: daysAgo(90), to: daysAgo(0), amountMinor: 500_000, orders: 2 }
    const answers = [
      { asked: 'unseen-orders', said: 'to-A', at: daysAgo(0), expiresAt: daysAgo(-90), estimate } as const,
    ]

    expect(moved({ touchesOut: 5, lastTouch, answers }, 'up')).toEqual({ kind: 'answer', at: daysAgo(0) })
  })

  it('down is what has faded where something little has just come in', () => {
    expect(moved({ lastFromCustomerAt: daysAgo(1) }, 'down')).toEqual({ kind: 'outweighed' })
  })

  it('up is the touch that has come in', () => {
    const lastTouch = { at: daysAgo(0), channel: 'visit', direction: 'in' } as const

    expect(moved({ touchesIn: 10, lastTouch }, 'up')).toEqual({ kind: 'touch', ...lastTouch })
  })

  it('up is the rating that has come in, by its own value', () => {
    const service = { count: 3, ratingSum: 14, lastAt: daysAgo(0) }

    expect(moved({ ratings: { service } }, 'up')).toEqual({
      kind: 'rating',
      topic: 'service',
      rating: 5,
      at: daysAgo(0),
    })
  })

  it('up is a fresh order that an earlier step has folded, else the line', () => {
    const old = { at: daysAgo(30), amountMinor: 1, currency: 'CNY' }
    const quiet = someFacts({
      lastOrder: old,
      lastTouch: { at: daysAgo(30), channel: 'phone', direction: 'out' },
    })

    expect(moved({}, 'up')).toMatchObject({ kind: 'order', at: daysAgo(3) })
    expect(whatMoved(quiet, quiet, 'up', aMoment)).toEqual({ kind: 'line' })
  })

  it('down is a refund, a complaint, or that nothing has come since', () => {
    expect(moved({ refundCount: 2 }, 'down')).toEqual({ kind: 'refund' })
    expect(moved({ lastComplaintAt: daysAgo(1) }, 'down')).toEqual({ kind: 'complaint', at: daysAgo(1) })
    expect(moved({}, 'down')).toEqual({ kind: 'fading', since: daysAgo(3) })
  })
})
