import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import { lifecycleOf, usualGapDays } from '#src/domain/lifecycle.ts'
import { history } from './arbitraries.ts'
import { anOrder, aPolicy, aTouch, day, factsOf } from './builders.ts'

const lifecycle = (events: readonly FactEvent[], on: number, knownSince = 0) =>
  lifecycleOf(factsOf(events), 'customer', aPolicy(), day(on), day(knownSince))

const every = (gap: number, times: number) =>
  Array.from({ length: times }, (_, i) => anOrder({ on: i * gap }))

describe('the own rhythm', () => {
  it('of one purchase is the usual gap of the base', () => {
    expect(usualGapDays(factsOf([anOrder()]), aPolicy())).toBe(35)
  })

  it('is shrunk toward the base by two gaps: four gaps of 10 days count (40 + 70) / 6', () => {
    expect(usualGapDays(factsOf(every(10, 5)), aPolicy())).toBeCloseTo(110 / 6, 12)
  })
})

describe('lifecycle', () => {
  it('90 days without anything from the customer make it dormant that day, whatever the rhythm', () => {
    const slow = every(200, 6)

    expect(lifecycle(slow, 1_000 + 89.99)).toEqual({ lifecycle: 'mature', until: day(1_090) })
    expect(lifecycle(slow, 1_000 + 90)).toEqual({ lifecycle: 'dormant' })
  })

  it('an answer keeps a customer from being dormant, an unanswered touch does not', () => {
    const orders = every(20, 6)
    const call = (answered: boolean) => aTouch({ on: 150, direction: 'out', answered })

    expect(lifecycle([...orders, call(true)], 195).lifecycle).toBe('slipping')
    expect(lifecycle([...orders, call(false)], 195).lifecycle).toBe('dormant')
  })

  it('new lasts 60 days from the first purchase, or until the second', () => {
    expect(lifecycle([anOrder({ on: 0 })], 59)).toEqual({ lifecycle: 'new', until: day(60) })
    expect(lifecycle([anOrder({ on: 0 })], 60).lifecycle).toBe('growing')
    expect(lifecycle([anOrder({ on: 0 }), anOrder({ on: 9 })], 10).lifecycle).toBe('growing')
  })

  it('one who has bought nothing yet is new from the day we knew it', () => {
    expect(lifecycle([], 20, 10)).toEqual({ lifecycle: 'new', until: day(70) })
    expect(lifecycle([], 100, 10)).toEqual({ lifecycle: 'dormant' })
  })

  it('slipping is later than twice its own rhythm, with the day it becomes dormant', () => {
    const weekly = every(7, 20)
    const gap = (19 * 7 + 70) / 21

    expect(lifecycle(weekly, 133 + 2 * gap - 0.01).lifecycle).toBe('growing')
    expect(lifecycle(weekly, 133 + 2 * gap)).toEqual({ lifecycle: 'slipping', until: day(133 + 90) })
  })

  it('mature is a year and four purchases', () => {
    expect(lifecycle(every(30, 13), 364).lifecycle).toBe('growing')
    expect(lifecycle(every(30, 13), 364).until).toEqual(day(365))
    expect(lifecycle(every(30, 13), 365).lifecycle).toBe('mature')
    expect(lifecycle(every(182, 3), 366).lifecycle).toBe('growing')
  })

  it('a prospect is one whatever happens', () => {
    expect(lifecycleOf(factsOf([aTouch()]), 'prospect', aPolicy(), day(900), day(0))).toEqual({
      lifecycle: 'prospect',
    })
  })

  it('stands until the day it names, and is another from then on', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 401, max: 900 }), (events, on) => {
        const now = lifecycle(events, on)

        fc.pre(now.until !== undefined)
        const at = (date: Date) => lifecycleOf(factsOf(events), 'customer', aPolicy(), date, day(0)).lifecycle
        expect(now.until.getTime()).toBeGreaterThan(day(on).getTime())
        expect(at(new Date(now.until.getTime() - 1))).toBe(now.lifecycle)
        expect(at(now.until)).not.toBe(now.lifecycle)
      }),
    )
  })
})

describe('a source that is quiet', () => {
  it('leaves a customer of a long rhythm slipping, whose slipping would be due after its dormancy', () => {
    const facts = factsOf([anOrder({ on: 0 }), anOrder({ on: 212 })])
    const known = { purchasesUpTo: day(300), lifeUpTo: day(300), standing: 'slipping' } as const

    const held = lifecycleOf(facts, 'customer', aPolicy(), day(395), day(0), known)

    expect(held).toMatchObject({ lifecycle: 'slipping', waitsForSource: true })
  })

  it('takes no step that the day up to which it has told does not show, and undoes none that stood', () => {
    const stages = ['new', 'growing', 'mature', 'slipping', 'dormant'] as const
    const loss = (stage: (typeof stages)[number] | 'prospect') => ['slipping', 'dormant'].indexOf(stage) + 1
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 401, max: 900 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(...stages),
        (events, on, since, standing) => {
          const upTo = day(on - since)
          const known = { purchasesUpTo: upTo, lifeUpTo: upTo, standing }
          const facts = factsOf(events)
          const at = (date: Date, given?: typeof known) =>
            lifecycleOf(facts, 'customer', aPolicy(), date, day(0), given)

          const [held, plain, then] = [at(day(on), known), at(day(on)), at(upTo)]

          expect(loss(held.lifecycle)).toBeLessThanOrEqual(loss(plain.lifecycle))
          expect(loss(held.lifecycle)).toBeGreaterThanOrEqual(
            Math.min(loss(plain.lifecycle), Math.max(loss(then.lifecycle), loss(standing))),
          )
          expect(held.waitsForSource === true).toBe(held.lifecycle !== plain.lifecycle)
          expect(held.until === undefined || held.until > day(on)).toBe(true)
        },
      ),
    )
  })
})
