import { describe, expect, it } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { valueLines } from '#src/domain/value-lines.ts'
import { valueStanding, valueStateOf } from '#src/domain/value-state.ts'
import { reportSkip } from '../../helpers/store-report.ts'
import { anOrder, aPolicy, day, factsOf } from '../builders.ts'
import { cdnowIsThere, withoutCdnow } from '../forecast/cdnow.ts'
import { cdnowOutcomes } from './state-outcomes.ts'

const policy = aPolicy()
/** Forward-decayed: on day 0 a sum is its yuan. */
const lines = { smallSum: 500, largeSum: 5_000 }

const stateAt = (events: readonly FactEvent[], now: Date) =>
  valueStanding(factsOf(events, policy), policy, now, lines)

const yuan = (amount: number) => amount * 100

describe('a large one-off about to leave', () => {
  const once = [anOrder({ on: 0, amountMinor: yuan(20_000) })]

  it('has most of its value in one order, and the next is late', () => {
    expect(stateAt(once, day(60))).toMatchObject({
      state: 'one-off-leaving',
      order: { amountMinor: yuan(20_000) },
      share: 1,
      daysSince: 60,
      usualDays: 35,
    })
  })

  it('is none before its time: half as late again as usual', () => {
    expect([52, 53].map((on) => stateAt(once, day(on))?.state)).toEqual([undefined, 'one-off-leaving'])
  })

  it('is none once it has left: nothing for 90 days', () => {
    expect([89, 90].map((on) => stateAt(once, day(on))?.state)).toEqual(['one-off-leaving', undefined])
  })

  it('is none where its value rests on many orders', () => {
    const many = Array.from({ length: 6 }, (_, n) => anOrder({ on: n, amountMinor: yuan(4_000) }))

    expect(stateAt(many, day(70))).toBeUndefined()
  })

  it('goes by its own rhythm where it has one', () => {
    const slow = [-400, -300, -200, -100].map((on) => anOrder({ on, amountMinor: yuan(100) }))

    const state = stateAt([...slow, ...once], day(60))

    expect(state).toBeUndefined()
  })

  it('is none where it is small beside the others', () => {
    expect(stateAt([anOrder({ amountMinor: yuan(4_000) })], day(60))).toBeUndefined()
  })
})

describe('a small customer that grows', () => {
  const rising = [0, 60, 75, 85].map((on) => anOrder({ on, amountMinor: yuan(30) }))

  it('orders more often of late than it used to', () => {
    expect(stateAt(rising, day(86))).toEqual({
      state: 'small-growing',
      orders: 4,
      rise: expect.closeTo(0.065 / 0.0512, 2),
    })
  })

  it('is none where it orders as ever', () => {
    const steady = [0, 30, 60, 90].map((on) => anOrder({ on, amountMinor: yuan(30) }))

    expect(stateAt(steady, day(105))).toBeUndefined()
  })

  it('is none where its value is falling all the same: more orders, but of crumbs', () => {
    const crumbs = [
      anOrder({ on: -60, amountMinor: yuan(200) }),
      ...rising.map((order) => ({ ...order, amountMinor: yuan(1) })),
    ]

    expect(stateAt(crumbs, day(86))).toBeUndefined()
  })

  it('is none on two orders alone: two are no rise', () => {
    expect(stateAt(rising.slice(2), day(86))).toBeUndefined()
  })

  it('is none where it is no longer small', () => {
    const large = [0, 60, 75, 85].map((on) => anOrder({ on, amountMinor: yuan(400) }))

    expect(stateAt(large, day(86))).toBeUndefined()
  })
})

describe('named states', () => {
  const facts = factsOf([anOrder({ amountMinor: yuan(20_000) })], policy)

  it('need lines, and a policy that names them', () => {
    const { states: _, ...plain } = policy

    expect(valueStateOf(facts, policy, day(60), undefined)).toBeUndefined()
    expect(valueStateOf(facts, plain, day(60), lines)).toBeUndefined()
    expect(valueStateOf(facts, policy, day(60), lines)).toBe('one-off-leaving')
  })

  it('are read against lines that fade as customers do: a base in which nothing happens keeps its sides', () => {
    const sums = Array.from({ length: 100 }, (_, n) => n + 1)

    expect(valueLines([0, -5, ...sums], policy)).toEqual({ smallSum: 51, largeSum: 71 })
    expect(valueLines([], policy)).toBeUndefined()
    expect(valueStateOf(facts, policy, addDays(day(60), 20), lines)).toBe('one-off-leaving')
  })
})

if (!cdnowIsThere) reportSkip('named states on held-out months', withoutCdnow)

describe.skipIf(!cdnowIsThere)('on CDNOW at 1997-09-30, half a year held out', () => {
  it('those about to leave keep less of their spend than other large ones, and small growing ones grow more than other small ones', () => {
    const outcomes = new Map(cdnowOutcomes('1997-09-30').map((one) => [one.group, one]))
    const kept = (group: Parameters<typeof outcomes.get>[0]) => {
      const { after = Number.NaN, before = Number.NaN } = outcomes.get(group) ?? {}
      return after / before
    }

    expect(outcomes.get('one-off-leaving')?.customers).toBe(30)
    expect(outcomes.get('small-growing')?.customers).toBe(220)
    expect(kept('one-off-leaving')).toBeLessThan(0.8 * kept('other large'))
    expect(kept('small-growing')).toBeGreaterThan(1.15 * kept('other small'))
    expect(outcomes.get('small-growing')?.grew).toBeGreaterThan(
      (outcomes.get('other small')?.grew ?? 1) + 0.1,
    )
  })
})
