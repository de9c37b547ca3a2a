import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { FactEvent, NoteEvent } from '#src/domain/event.ts'
import { foldMonth } from '#src/domain/facts/fold-month.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Answer } from '#src/domain/question/answer.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { aCustomer } from '../../helpers/builders/a-customer.ts'
import { history, order } from '../arbitraries.ts'
import { anOrder, aPolicy, aTouch, day, factsOf } from '../builders.ts'

const policy = aPolicy()
let made = 0

/** On `on` the owner says that 300 yuan in 2 orders were bought in the 90 days before; good for 90 days. */
const anAnswer = (on: number, over: Partial<Answer> = {}, _id = `chat|a${++made}`): NoteEvent => ({
  _id,
  kind: 'note',
  customerId: 'c1',
  source: 'chat',
  at: day(on),
  bookedAt: day(on),
  receivedAt: day(on),
  text: 'about 300',
  by: 'mei',
  answer: {
    asked: 'unseen-orders',
    said: 'to-B',
    expiresAt: day(on + 90),
    estimate: { from: day(on - 90), to: day(on), amountMinor: 300_00, orders: 2 },
    ...over,
  },
})
const answer = fc
  .record({
    id: fc.integer({ min: 1, max: 50 }),
    on: fc.integer({ min: 90, max: 400 }),
    orders: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ id, on, orders }) =>
    anAnswer(
      on,
      { estimate: { from: day(on - 90), to: day(on), amountMinor: orders * 150_00, orders } },
      `chat|p${id}`,
    ),
  )
const answered = fc
  .tuple(history, fc.array(answer, { minLength: 1, maxLength: 4 }))
  .map(([events, answers]) => [
    ...new Map([...events, ...answers].map((event) => [event._id, event])).values(),
  ])

describe('an owner’s answer', () => {
  test('folds alike in any order, and the merge of the months is the fold of all', () => {
    fc.assert(
      fc.property(answered, fc.infiniteStream(fc.nat()), (events, keys) => {
        const mixed = events.map((event) => ({ event, key: keys.next().value })).sort((a, b) => a.key - b.key)
        const one = mergeFacts(foldMonths(policy, 'c1', events).map(({ facts }) => facts))
        const other = mergeFacts(
          foldMonths(
            policy,
            'c1',
            mixed.map(({ event }) => event),
          ).map(({ facts }) => facts),
        )

        expect(other.answers).toEqual(one.answers)
      }),
    )
  })

  test('the newest of a kind stands, whichever month it is in', () => {
    const facts = factsOf([anAnswer(100), anAnswer(160, { said: 'none' }), anAnswer(130)])

    expect(facts.answers).toMatchObject([{ asked: 'unseen-orders', said: 'none', at: day(160) }])
  })

  test('is no order, and does not make the chat a source that could have told the rest', () => {
    const plain = factsOf([anOrder({ on: 0 })])
    const facts = factsOf([anOrder({ on: 0 }), anAnswer(100)])

    expect(facts.sources).toEqual(plain.sources)
    expect(facts.sums).toEqual(plain.sums)
    expect(facts.orderCount).toBe(1)
    expect(foldMonth(policy, 'c1', '2026-04', [anAnswer(100)]).facts.sources).toEqual({})
  })

  test('raises the key while it holds, and never the basis that withdrawals are judged by', () => {
    const plain = factsOf([anOrder({ on: 0 })])
    const facts = factsOf([anOrder({ on: 0 }), anAnswer(100)])
    const before = scoreOf(plain, policy, day(101))
    const during = scoreOf(facts, policy, day(101))
    const after = scoreOf(facts, policy, day(190))

    expect(during.kappa).toBeGreaterThan(before.kappa ?? Infinity)
    expect(during.basis).toBe(before.basis)
    expect(after.kappa).toBe(before.kappa)
  })

  test('gives way to the orders that come in late, so that nothing counts twice', () => {
    const late = [anOrder({ on: 55, amountMinor: 150_00 }), anOrder({ on: 55, amountMinor: 150_00 })]
    const known = scoreOf(factsOf([anOrder({ on: 0 }), ...late]), policy, day(101))
    const both = scoreOf(factsOf([anOrder({ on: 0 }), ...late, anAnswer(100)]), policy, day(101))

    expect(both.kappa).toBeCloseTo(known.kappa ?? 0, 9)
  })

  test('keeps the law: one more order never lowers the key', () => {
    fc.assert(
      fc.property(answered, order, fc.integer({ min: 100, max: 500 }), (events, more, on) => {
        const shop = events.map((event) => (event.kind === 'note' ? event : { ...event, source: 'shop' }))
        const one: FactEvent = {
          ...more,
          _id: 'o|more',
          source: 'shop',
          amountMinor: Math.max(1, 'amountMinor' in more ? more.amountMinor : 1),
        }
        const { orderNumber: _, ...apart } = one as FactEvent & { orderNumber?: string }
        const ground = [anOrder({ on: 0 }), aTouch({ on: 0 }), ...shop]
        const before = scoreOf(factsOf(ground), policy, day(on)).kappa ?? -Infinity
        const after = scoreOf(factsOf([...ground, apart as FactEvent]), policy, day(on)).kappa ?? -Infinity

        expect(after).toBeGreaterThanOrEqual(before - 1e-9)
      }),
    )
  })

  test('is a sign of life while it holds', () => {
    const bought = [anOrder({ on: 0 }), anOrder({ on: 30 })]
    const stage = (on: number, events: readonly FactEvent[]) =>
      lifecycleOf(factsOf(events), 'customer', policy, day(on), day(0)).lifecycle

    expect(stage(141, bought)).toBe('dormant')
    expect(stage(141, [...bought, anAnswer(140)])).toBe('growing')
    expect(stage(231, [...bought, anAnswer(140)])).toBe('dormant')
  })

  test('has its customer looked at again when it ends', () => {
    const facts = factsOf([anOrder({ on: 0 }), anAnswer(100, { expiresAt: day(103) })])
    const change = decideCustomer(aCustomer({ facts }), facts, {
      policy,
      cut: undefined,
      now: day(101),
      sources: [],
    })

    expect(change.set.nextCheckAt).toEqual(day(103))
  })
})
