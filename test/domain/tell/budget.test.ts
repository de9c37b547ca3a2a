import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAmongFirst, isUnasked, type Waiting } from '#src/domain/tell/budget.ts'
import { coverOn } from '#src/domain/tell/cover.ts'
import { isMuted } from '#src/domain/tell/mutes.ts'
import { urgencyOf } from '#src/domain/tell/urgency.ts'
import { daysAgo } from '../../helpers/builders/a-customer.ts'

describe('what counts among a rep’s few messages a day', () => {
  it.each([
    ['rep', { kind: 'tier-change' }, true],
    ['rep', { kind: 'escalation' }, true],
    ['rep', { kind: 'question' }, true],
    ['rep', { kind: 'today' }, false],
    ['rep', { kind: 'reminder' }, false],
    ['rep', { kind: 'tier-summary', group: 'run|x' }, true],
    ['rep', { kind: 'tier-summary', group: 'morning|2026-12-14' }, false],
    ['manager', { kind: 'escalation' }, false],
    ['admin', { kind: 'undelivered' }, false],
  ] as const)('of a %s, %j: %s', (role, message, counts) => {
    expect(isUnasked(role, message)).toBe(counts)
  })
})

describe('the most urgent goes first', () => {
  it('a key customer that nobody calls, one that fell, one that waits for an answer, one about to fall, the rest', () => {
    const kinds = ['question', 'tier-change', 'early-warning', 'problem-answered', 'escalation']
    const sorted = kinds.toSorted((a, b) => urgencyOf({ kind: a }) - urgencyOf({ kind: b }))

    expect(sorted).toEqual(['escalation', 'problem-answered', 'early-warning', 'tier-change', 'question'])
    expect(urgencyOf({ kind: 'tier-change', isLossOfTop: true })).toBeLessThan(
      urgencyOf({ kind: 'problem-answered' }),
    )
  })

  it('of all that wait exactly so many as there are places are among the first, none less urgent than one left out', () => {
    const waiting = fc.uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 3 }),
        urgency: fc.integer({ min: 0, max: 4 }),
        createdAt: fc.integer({ min: 0, max: 3 }).map(daysAgo),
      }),
      { selector: ({ key }: Waiting) => key, maxLength: 12 },
    )
    fc.assert(
      fc.property(waiting, fc.integer({ min: 0, max: 5 }), (all, free) => {
        const told = all.filter((one) => isAmongFirst(one, all, free))
        const left = all.filter((one) => !told.includes(one))

        expect(told).toHaveLength(Math.min(free, all.length))
        for (const late of left) for (const one of told) expect(one.urgency).toBeLessThanOrEqual(late.urgency)
      }),
    )
  })
})

describe('a mute', () => {
  const muted = (mute: object, about: object) => isMuted({ mutes: [mute] }, about)

  it('holds for all that it names together', () => {
    const phone = { kind: 'reminder', channel: 'phone' } as const

    expect(muted(phone, { kind: 'reminder', channel: 'phone', customerId: 'c1' })).toBe(true)
    expect(muted(phone, { kind: 'reminder', channel: 'mail' })).toBe(false)
    expect(muted({ customer: 'c1' }, { kind: 'escalation', customerId: 'c1' })).toBe(true)
    expect(muted({ customer: 'c1' }, { kind: 'escalation', customerId: 'c2' })).toBe(false)
  })

  it('that names nothing mutes nothing', () => {
    expect(muted({}, { kind: 'reminder' })).toBe(false)
  })
})

it('a colleague stands in from the first day to the last', () => {
  const away = { cover: { by: 'lei', from: '2026-12-14', to: '2026-12-18' } }

  const days = ['2026-12-13', '2026-12-14', '2026-12-18', '2026-12-19']

  expect(days.map((day) => coverOn(away, day))).toEqual([undefined, 'lei', 'lei', undefined])
  expect(coverOn({}, '2026-12-14')).toBeUndefined()
})
