import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

const decide = (customer: Customer, events: readonly FactEvent[], given: Partial<Frame> = {}) =>
  decideCustomer(customer, factsOf(events), {
    policy: aPolicy(),
    cut: aCut(),
    now: aMoment,
    sources: [],
    ...given,
  })
type Frame = Parameters<typeof decideCustomer>[2]

/** Enough for each tier under `aCut`, promotion band included. */
const yuan = { A: 25_000, B: 12_000, C: 6_000 } as const

describe('a decision', () => {
  test('gives a first tier by raw cuts and tells nobody', () => {
    const { set, push } = decide(aNewcomer('c'), [anOrder('c', { yuan: yuan.A })])

    expect(set.tier).toMatchObject({ code: 'A', evidence: { reason: 'first' } })
    expect(push).toEqual([])
  })

  test('pushes one notice on a promotion, named by the revision it will be written at', () => {
    const standing = aNewcomer('c', { rev: 7, tier: aTier({ code: 'C' }) })

    const { set, push } = decide(standing, [anOrder('c', { yuan: yuan.B })])

    expect(set.tier).toMatchObject({ code: 'B', previous: 'C' })
    expect(push).toEqual([
      {
        key: 'c-c-8',
        rev: 8,
        kind: 'tier-change',
        at: aMoment,
        from: 'C',
        to: 'B',
        evidence: set.tier?.evidence,
        moved: { kind: 'order', at: set.facts?.lastOrder?.at, amountMinor: 1_200_000, currency: 'CNY' },
        plan: { tier: 'B', lifecycle: 'new' },
      },
    ])
  })

  test('of a run says so in its notice: what it changes is told together', () => {
    const { push } = decide(
      aNewcomer('c', { tier: aTier({ code: 'C' }) }),
      [anOrder('c', { yuan: yuan.B })],
      {
        run: 'quantile|1|2026-12-12|1',
      },
    )

    expect(push).toMatchObject([{ run: 'quantile|1|2026-12-12|1' }])
  })

  test.each([
    ['within a day of its publication is the policy’s doing', 0.5, {}, true],
    ['later is the customer’s own', 2, {}, undefined],
    [
      'on whom a cut of this version has decided is the customer’s own',
      0.5,
      { cutId: 'quantile|2|x' },
      undefined,
    ],
  ] as const)('under a new version %s', (_, publishedDaysAgo, seen, expected) => {
    const policy = aPolicy({ version: 2, calibratedAt: daysAgo(publishedDaysAgo) })
    const cut = aCut({ policyVersion: 2, _id: 'quantile|2|2026-12-12|1' })
    const evidence = { reason: 'promoted', policyVersion: 1 } as const
    const tier = aTier({ code: 'C', evidence })
    const first = decide(aNewcomer('c'), [anOrder('c', { yuan: 1 })]).set.score ?? expect.unreachable()
    const cutId = 'cutId' in seen ? { cutId: cut._id } : {}
    const { cutId: __, ...score } = first

    const { push } = decide(
      aNewcomer('c', { tier, score: { ...score, policyVersion: 2, ...cutId } }),
      [anOrder('c', { yuan: yuan.A })],
      { policy, cut },
    )

    expect(push.map(({ byPolicy }) => byPolicy)).toEqual([expected])
  })

  test('puts whoever has no key in the lowest tier', () => {
    const { set } = decide(aNewcomer('c'), [aTouch('c', { direction: 'out', answered: false })])

    expect(set.score).not.toHaveProperty('kappa')
    expect(set).toMatchObject({ lifecycle: 'dormant', tier: { code: 'D' } })
  })

  test('makes a customer of a prospect with its first order, and none of one that only calls', () => {
    const prospect = aNewcomer('p', { kind: 'prospect', lifecycle: 'prospect' })

    const bought = decide(prospect, [anOrder('p', { yuan: yuan.B })])
    const called = decide(prospect, [aTouch('p')])

    expect(bought.set).toMatchObject({ kind: 'customer', tier: { code: 'B' } })
    expect(called.set).toMatchObject({ kind: 'prospect', lifecycle: 'prospect' })
    expect(called.set).not.toHaveProperty('tier')
  })

  test('without a cut scores and gives no tier; without scales it does neither', () => {
    const { scales: _, ...uncalibrated } = aPolicy()

    const uncut = decide(aNewcomer('c'), [anOrder('c')], { cut: undefined })
    const unscaled = decide(aNewcomer('c'), [anOrder('c')], { policy: uncalibrated })

    expect(uncut.set.score?.kappa).toBeTypeOf('number')
    expect([uncut.set.tier, unscaled.set.score, unscaled.set.tier]).toEqual([undefined, undefined, undefined])
    expect(unscaled.set.facts?.orderCount).toBe(1)
  })

  test('names the mark it has read, if any', () => {
    const dirty = { token: 't1', at: aMoment, months: [] }

    expect(decide(aNewcomer('c', { dirty }), [anOrder('c')]).clearDirty).toBe('t1')
    expect(decide(aNewcomer('c'), [anOrder('c')])).not.toHaveProperty('clearDirty')
  })
})

describe('a change that waits for a person', () => {
  const small = aCut({ _id: 'absolute|1|2026-12-12|1', kind: 'absolute', ranked: 20 })
  const standing = aNewcomer('c', { tier: aTier({ code: 'C' }) })
  const rise = [anOrder('c', { yuan: yuan.A })]

  test('leaves the tier and sends nothing', () => {
    const { set, push } = decide(standing, rise, { cut: small })

    expect(set.tier).toMatchObject({ code: 'C', proposed: { code: 'A', reason: 'small-base', at: aMoment } })
    expect(push).toEqual([])
  })

  test('keeps the day on which it was first proposed, and goes when it is no longer wanted', () => {
    const { tier } = decide(standing, rise, { cut: small }).set
    const waiting = { ...standing, ...(tier && { tier }) }
    const later = addDays(aMoment, 1)

    const kept = decide(waiting, rise, { cut: small, now: later })
    const withdrawn = decide(waiting, [anOrder('c', { yuan: yuan.C })], { cut: small, now: later })

    expect(kept.set.tier?.proposed?.at).toEqual(aMoment)
    expect(withdrawn.set.tier).toMatchObject({ code: 'C' })
    expect(withdrawn.set.tier).not.toHaveProperty('proposed')
  })
})

describe('the next moment to look again', () => {
  const facts = fc.array(
    fc
      .record({ kind: fc.constantFrom('order', 'touch', 'rating'), ago: fc.integer({ min: 0, max: 700 }) })
      .map(({ kind, ago }) => {
        const given = { at: daysAgo(ago) }
        if (kind === 'order') return anOrder('c', { ...given, yuan: 500 + ago * 37 })
        return kind === 'touch' ? aTouch('c', given) : aRating('c', { ...given, rating: ago % 2 ? 1 : 5 })
      }),
    { maxLength: 8 },
  )
  const standing = fc.record({
    code: fc.constantFrom('A', 'B', 'C', 'D', undefined),
    below: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    pinned: fc.boolean(),
    kind: fc.constantFrom('customer' as const, 'prospect' as const),
    known: fc.integer({ min: 0, max: 700 }),
  })
  const override = { tier: 'B', reason: 'key', by: 'bao', until: addDays(aMoment, 3) }
  const customerOf = ({ code, below, pinned, kind, known }: ReturnType<typeof standing.generate>['value']) =>
    aNewcomer('c', {
      kind,
      knownSince: daysAgo(known),
      nextCheckAt: daysAgo(1),
      ...(pinned && { override }),
      ...(code && { tier: aTier({ code, ...(below !== undefined && { belowSince: daysAgo(below) }) }) }),
    })

  test('is later than now or none, so that a sweep always moves on', () => {
    const moves = ({ set, unset }: ReturnType<typeof decide>, now: Date) =>
      set.nextCheckAt ? set.nextCheckAt > now : unset.includes('nextCheckAt')
    const frames = [
      {},
      { cut: undefined },
      { policy: { ...aPolicy(), scales: undefined } },
    ] as Partial<Frame>[]

    fc.assert(
      fc.property(facts, standing, fc.integer({ min: 0, max: 900 }), (events, stands, days) => {
        const now = addDays(aMoment, days / 3)
        const decisions = frames.map((frame) => decide(customerOf(stands), events, { ...frame, now }))
        return decisions.every((decision) => moves(decision, now))
      }),
      { numRuns: 400 },
    )
  })

  test('is reached in a bounded number of looks by a customer on whom nothing happens', () => {
    fc.assert(
      fc.property(facts, standing, (events, stands) => {
        let customer = customerOf(stands)
        let now = aMoment
        for (let looks = 0; looks < 60; looks++) {
          const { set, push } = decide(customer, events, { now })
          const { nextCheckAt: _, ...rest } = customer
          customer = { ...rest, ...set, rev: customer.rev + 1, outgoing: push }
          if (!set.nextCheckAt) return true
          now = set.nextCheckAt
        }
        return false
      }),
      { numRuns: 200 },
    )
  })
})
