import { describe, expect, it } from 'vitest'
import type { TierState } from '#src/domain/customer.ts'
import { decideTier, type TierDecision, type TierInput } from '#src/domain/tier/decide-tier.ts'
import { aCut, aPolicy, aScore, aTier, day } from '../builders.ts'

/** Cuts at κ 2, 1, 0; the band of 10 % is log2 1.1 = +0.1375 up and log2 0.9 = −0.152 down. */
const decide = ({
  kappa,
  on = 0,
  ...over
}: Partial<TierInput> & { readonly kappa?: number; readonly on?: number }): TierDecision =>
  decideTier({
    kind: 'customer',
    score: aScore(kappa),
    lifecycle: 'growing',
    cut: aCut(),
    policy: aPolicy(),
    now: day(on),
    ...over,
  })

describe('a first tier', () => {
  it.each([
    [2, 'A'],
    [1.999, 'B'],
    [1, 'B'],
    [0, 'C'],
    [-0.001, 'D'],
    [undefined, 'D'],
  ])('uses the raw cuts: κ %s is %s', (kappa, code) => {
    const decision = kappa === undefined ? decide({}) : decide({ kappa })

    expect(decision.tier.code).toBe(code)
  })

  it('is no change and sends nothing', () => {
    const { change, proposed, tier } = decide({ kappa: 2.5, on: 3 })

    expect(change).toBeUndefined()
    expect(proposed).toBeUndefined()
    expect(tier).toEqual({
      code: 'A',
      since: day(3),
      evidence: {
        kappa: 2.5,
        cutKappa: 2,
        basis: 2.5,
        cutId: 'quantile|1|2026-01-01|1',
        policyVersion: 1,
        reason: 'first',
      },
    })
  })
})

describe('a promotion', () => {
  it('waits for the band: a key 9 % over the cut does not rise, one 11 % over does', () => {
    expect(decide({ tier: aTier('B'), kappa: 2 + Math.log2(1.09) }).change).toBeUndefined()
    expect(decide({ tier: aTier('B'), kappa: 2 + Math.log2(1.11) }).change).toEqual({
      from: 'B',
      to: 'A',
      reason: 'promoted',
    })
  })

  it('comes at once and leaps to the highest tier that is reached', () => {
    const { tier, change } = decide({ tier: aTier('D', { since: day(5) }), kappa: 2.5, on: 5 })

    expect(change).toEqual({ from: 'D', to: 'A', reason: 'promoted' })
    expect(tier).toMatchObject({ code: 'A', previous: 'D', since: day(5) })
  })

  it('one step up where only one cut is cleared by the band', () => {
    expect(decide({ tier: aTier('D'), kappa: 1 + Math.log2(1.05) }).tier.code).toBe('C')
  })
})

describe('a demotion', () => {
  const under = 2 + Math.log2(0.88)

  it('is not asked for inside the band', () => {
    const { tier } = decide({ tier: aTier('A'), kappa: 2 + Math.log2(0.92), on: 100 })

    expect(tier).toEqual(aTier('A'))
  })

  it('first notes since when the band has been left, and when it will be due', () => {
    const { tier, change, nextCheckAt } = decide({ tier: aTier('A'), kappa: under, on: 100 })

    expect(change).toBeUndefined()
    expect(tier.belowSince).toEqual(day(100))
    expect(nextCheckAt).toEqual(day(121))
  })

  it('waits until the band has been left for 21 days', () => {
    const tier = aTier('A', { belowSince: day(100) })

    expect(decide({ tier, kappa: under, on: 120.99 }).change).toBeUndefined()
    expect(decide({ tier, kappa: under, on: 121 }).change).toEqual({ from: 'A', to: 'B', reason: 'demoted' })
  })

  it('waits until the tier has stood for 28 days', () => {
    const tier = aTier('A', { since: day(100), belowSince: day(101) })

    expect(decide({ tier, kappa: under, on: 127 }).change).toBeUndefined()
    expect(decide({ tier, kappa: under, on: 127 }).nextCheckAt).toEqual(day(128))
    expect(decide({ tier, kappa: under, on: 128 }).tier.code).toBe('B')
  })

  it('starts over when the band was entered again in between', () => {
    const back = decide({ tier: aTier('A', { belowSince: day(100) }), kappa: 2, on: 115 }).tier

    const again = decide({ tier: back, kappa: under, on: 116 })

    expect(back.belowSince).toBeUndefined()
    expect(again.tier.belowSince).toEqual(day(116))
    expect(again.nextCheckAt).toEqual(day(137))
  })

  it('goes to the highest tier held within its band on the day it takes effect', () => {
    const tier = aTier('A', { belowSince: day(100) })

    expect(decide({ tier, kappa: 1 + Math.log2(0.92), on: 121 }).tier.code).toBe('B')
    expect(decide({ tier, kappa: 1 + Math.log2(0.88), on: 121 }).tier.code).toBe('C')
    expect(decide({ tier, kappa: -3, on: 121 }).tier.code).toBe('D')
  })

  it('waits for a person where confidence is under .6', () => {
    const tier = aTier('A', { belowSince: day(100) })
    const score = aScore(under, { confidence: 0.59 })

    const decision = decide({ tier, score, on: 121 })

    expect(decision.change).toBeUndefined()
    expect(decision.proposed).toEqual({ code: 'B', at: day(121), reason: 'low-confidence' })
    expect(decision.tier).toEqual({ ...tier, proposed: decision.proposed })
  })

  describe('that a person has turned down', () => {
    const kept = (code: string) => aTier('A', { belowSince: day(100), kept: { code, at: day(122) } })

    it('is not proposed again while the data asks for it', () => {
      const decision = decide({ tier: kept('B'), score: aScore(1.8, { confidence: 0.5 }), on: 140 })

      expect([decision.proposed, decision.tier.proposed]).toEqual([undefined, undefined])
      expect(decision.tier.kept).toEqual({ code: 'B', at: day(122) })
    })

    it('is followed by a proposal of another tier', () => {
      const decision = decide({ tier: kept('D'), score: aScore(1.8, { confidence: 0.5 }), on: 140 })

      expect(decision.proposed).toMatchObject({ code: 'B' })
      expect(decision.tier).not.toHaveProperty('kept')
    })

    it.each([
      ['within the dwell time is remembered', 130, { code: 'B', at: day(122) }],
      ['after the dwell time is forgotten', 150, undefined],
    ])('and that nothing asks for any more %s', (_, on, expected) => {
      expect(decide({ tier: kept('B'), kappa: 2.1, on }).tier.kept).toEqual(expected)
    })
  })

  it('is proposed once: the same proposal keeps its date and is no news', () => {
    const proposed = { code: 'B', at: day(121), reason: 'low-confidence' as const }
    const tier = aTier('A', { belowSince: day(100), proposed })

    const decision = decide({ tier, score: aScore(under, { confidence: 0.5 }), on: 130 })

    expect(decision.proposed).toBeUndefined()
    expect(decision.tier.proposed).toEqual(proposed)
  })

  it('takes its proposal back when the customer recovers', () => {
    const proposed = { code: 'B', at: day(121), reason: 'low-confidence' as const }

    const { tier } = decide({ tier: aTier('A', { belowSince: day(100), proposed }), kappa: 2.1, on: 130 })

    expect(tier).toEqual(aTier('A'))
  })

  it('does not wait for a person where a promotion rests on little', () => {
    const score = aScore(2.5, { confidence: 0.3 })

    expect(decide({ tier: aTier('B'), score }).change?.reason).toBe('promoted')
  })
})

describe('a new customer', () => {
  it('is never shown in the lowest tier', () => {
    expect(decide({ kappa: -5, lifecycle: 'new' }).tier.code).toBe('C')
    expect(decide({ lifecycle: 'new' }).tier.code).toBe('C')
  })

  it('leaves the lowest tier when it becomes one', () => {
    const { change } = decide({ tier: aTier('D'), kappa: -1, lifecycle: 'new' })

    expect(change).toEqual({ from: 'D', to: 'C', reason: 'lifecycle' })
  })

  it('is never demoted, and is as soon as it is no longer new', () => {
    const tier = aTier('A', { belowSince: day(30) })

    const whileNew = decide({ tier, kappa: 0.5, on: 59, lifecycle: 'new' })
    const after = decide({ tier: whileNew.tier, kappa: 0.5, on: 60, lifecycle: 'growing' })

    expect(whileNew.change).toBeUndefined()
    expect(whileNew.nextCheckAt).toBeUndefined()
    expect(after.change).toEqual({ from: 'A', to: 'C', reason: 'demoted' })
  })

  it('is promoted like anyone', () => {
    expect(decide({ tier: aTier('C'), kappa: 2.5, lifecycle: 'new' }).tier.code).toBe('A')
  })

  it('a prospect too is never in the lowest tier, however long it is quiet', () => {
    const tier = aTier('C', { belowSince: day(0) })

    const decision = decide({ tier, kappa: -4, on: 300, kind: 'prospect', lifecycle: 'prospect' })

    expect(decision.tier.code).toBe('C')
    expect(decision.change).toBeUndefined()
  })
})

describe('an override', () => {
  const pin = (tier: string, until: number) => ({ tier, reason: 'strategic', by: 'mei', until: day(until) })

  it('pins the tier against what the data says, until it ends', () => {
    const override = pin('A', 90)

    const pinned = decide({ tier: aTier('C'), kappa: 0.5, on: 10, override })
    const held = decide({ tier: pinned.tier, kappa: -3, on: 80, override })

    expect(pinned.change).toEqual({ from: 'C', to: 'A', reason: 'override' })
    expect(pinned.nextCheckAt).toEqual(day(90))
    expect(held.tier.code).toBe('A')
    expect(held.change).toBeUndefined()
  })

  it('holds a customer down as well', () => {
    expect(decide({ tier: aTier('B'), kappa: 5, override: pin('D', 90) }).tier.code).toBe('D')
  })

  it('gives way to the data on the day it ends, by the usual rules', () => {
    const override = pin('A', 90)
    const pinned = decide({ tier: aTier('C'), kappa: 0.5, on: 10, override })

    const ended = decide({ tier: pinned.tier, kappa: 0.5, on: 90, override })

    expect(pinned.tier.belowSince).toEqual(day(10))
    expect(ended.change).toEqual({ from: 'A', to: 'C', reason: 'demoted' })
  })

  it('of a first tier holds from the start', () => {
    const decision = decide({ kappa: 0.5, override: pin('B', 90) })

    expect(decision.tier).toMatchObject({ code: 'B', evidence: { reason: 'override' } })
    expect(decision.nextCheckAt).toEqual(day(90))
  })

  it('to a tier the policy does not have is passed over', () => {
    expect(decide({ kappa: 0.5, override: pin('Gold', 90) }).tier.code).toBe('C')
  })
})

describe('a small base', () => {
  const cut = aCut({ _id: 'absolute|1|2026-01-01|1', kind: 'absolute', ranked: 20 })

  it('grants a first tier', () => {
    expect(decide({ kappa: 1.5, cut }).tier.code).toBe('B')
  })

  it('shows a new customer outside the lowest tier without asking', () => {
    expect(decide({ tier: aTier('D'), kappa: -1, lifecycle: 'new', cut }).change?.to).toBe('C')
  })

  it.each([
    ['promotion', 2.5, 'A'],
    ['demotion', -2, 'D'],
  ])('lets a %s wait for confirmation', (_, kappa, code) => {
    const tier = aTier('B', { belowSince: day(0) })

    const decision = decide({ tier, kappa, cut, on: 40 })

    expect(decision.change).toBeUndefined()
    expect(decision.tier.code).toBe('B')
    expect(decision.proposed).toEqual({ code, at: day(40), reason: 'small-base' })
  })
})

describe('a policy without the standing tier', () => {
  it('places the customer by its raw cuts and says so', () => {
    const { change, tier } = decide({ tier: aTier('Gold'), kappa: 1.2 })

    expect(change).toEqual({ from: 'Gold', to: 'B', reason: 'policy' })
    expect(tier.previous).toBe('Gold')
  })
})

describe('nextCheckAt', () => {
  it('always lies after now', () => {
    const due: TierState = aTier('A', { belowSince: day(0) })

    const proposed = decide({ tier: due, score: aScore(0, { confidence: 0.1 }), on: 50 })

    expect(proposed.nextCheckAt).toBeUndefined()
    expect(decide({ tier: aTier('A'), kappa: 3 }).nextCheckAt).toBeUndefined()
  })
})
