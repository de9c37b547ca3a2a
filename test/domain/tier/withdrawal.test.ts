import { describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { decideTier, type TierDecision } from '#src/domain/tier/decide-tier.ts'
import { aCut, anOrder, aPolicy, aRating, aRefund, aScore, aTier, aTouch, day, factsOf } from '../builders.ts'

/** One order of 100 yuan is K 0.24 + 0.167 at day 0: κ −1.3, tier D; 2,000 yuan more bring κ over A's cut of 2. */
const small = anOrder({ on: 0 })
const large = anOrder({ on: 10, orderNumber: 'big', amountMinor: 2_000_00 })

const decide = (
  events: readonly FactEvent[],
  on: number,
  before?: TierDecision,
  over: { readonly withdraw?: boolean; readonly cut?: ReturnType<typeof aCut> } = {},
): TierDecision =>
  decideTier({
    kind: 'customer',
    ...(before === undefined ? {} : { tier: before.tier }),
    score: scoreOf(factsOf(events), aPolicy(), day(on)),
    lifecycle: 'growing',
    cut: aCut(),
    policy: aPolicy(),
    now: day(on),
    ...over,
  })

const promoted = () => decide([small, large], 10, decide([small], 0))
const refundOfLarge = (amountMinor: number) =>
  aRefund({ orderNumber: 'big', at: day(12), bookedAt: day(10), amountMinor })

describe('the withdrawal of a promotion', () => {
  it('comes at once when the order it rested on is returned, and goes back to the tier before', () => {
    const before = promoted()

    const decision = decide([small, large, refundOfLarge(2_000_00)], 12, before)

    expect(before.change).toEqual({ from: 'D', to: 'A', reason: 'promoted' })
    expect(decision.change).toEqual({ from: 'A', to: 'D', reason: 'withdrawn' })
    expect(decision.tier).toMatchObject({ previous: 'A', since: day(12), evidence: { reason: 'withdrawn' } })
  })

  it('goes only as far as what is left does not earn by a promotion of its own', () => {
    const decision = decide([small, large, refundOfLarge(1_300_00)], 12, promoted())

    expect(decision.change).toEqual({ from: 'A', to: 'B', reason: 'withdrawn' })
  })

  it('does not come for a small return that leaves the promotion standing', () => {
    const decision = decide([small, large, refundOfLarge(50_00)], 12, promoted())

    expect(decision.change).toBeUndefined()
    expect(decision.tier.code).toBe('A')
  })

  it('comes with a later cut where that alone held what is left, and the tier says so until then', () => {
    const half = [small, large, refundOfLarge(1_000_00)]
    const low = aCut()
    const lower = { ...low, thresholds: low.thresholds.map((own) => ({ ...own, kappa: own.kappa - 1 })) }

    const standing = decide(half, 12, promoted(), { cut: lower })
    const withdrawn = decide(half, 13, standing)

    expect([standing.change, standing.tier.shaken]).toEqual([undefined, true])
    expect(withdrawn.change).toMatchObject({ from: 'A', reason: 'withdrawn' })
    expect(withdrawn.tier.shaken).toBeUndefined()
    expect(decide([small, large], 13, promoted()).tier.shaken).toBeUndefined()
  })

  it('does not come for time alone: an idle customer is demoted the slow way', () => {
    const risen = aCut({ _id: 'quantile|1|2026-07-01|1', on: 181 })
    const thresholds = risen.thresholds.map(({ code, kappa }) => ({ code, kappa: kappa + 2 }))

    const decision = decide([small, large], 181, promoted(), { cut: { ...risen, thresholds } })

    expect(decision.change).toBeUndefined()
    expect(decision.tier.belowSince).toEqual(day(181))
  })

  it('does not come for bad feedback, which lowers the multiplier and no facts', () => {
    const barely = anOrder({ on: 10, orderNumber: 'big', amountMinor: 1_550_00 })
    const before = decide([small, barely], 10, decide([small], 0))
    const angry = Array.from({ length: 40 }, () => aRating({ on: 11, rating: 1, source: 'shop' }))
    const silent = aPolicy({ interactionWeights: { in: 1, out: 0.5, feedback: 0 } })

    const score = scoreOf(factsOf([small, barely, ...angry], silent), silent, day(12))
    const input = { kind: 'customer', lifecycle: 'growing', policy: silent, now: day(12) } as const
    const raised = {
      ...aCut(),
      thresholds: [{ code: 'A', kappa: (score.kappa ?? 0) + 0.05 }, ...aCut().thresholds.slice(1)],
    }
    const decision = decideTier({ ...input, tier: before.tier, score, cut: raised })

    expect(before.tier.code).toBe('A')
    expect(score.multiplier).toBeLessThan(0.95)
    expect(decision.change).toBeUndefined()
  })

  it('weighs the return alone: a small one beside bad feedback withdraws nothing', () => {
    const tier = aTier('A', {
      previous: 'B',
      evidence: { reason: 'promoted', policyVersion: 1, kappa: 2.2, basis: 2.2, cutKappa: 2 },
    })
    const score = aScore(2.15 + Math.log2(0.9), { basis: 2.15, multiplier: 0.9 })
    const input = { kind: 'customer', lifecycle: 'growing', cut: aCut(), policy: aPolicy() } as const

    const decision = decideTier({ ...input, tier, score, now: day(5) })

    expect(score.kappa).toBeLessThan(2)
    expect(decision.change).toBeUndefined()
  })

  it('does not come for a first touch from a new source, which moves weights and no facts', () => {
    const orders = [small, large].map((order) => ({ ...order, source: 'orders-csv' }))
    const before = decide(orders, 10, decide(orders.slice(0, 1), 0))
    const after = scoreOf(factsOf([...orders, aTouch({ on: 11, source: 'chat' })]), aPolicy(), day(11))
    const cut = aCut({
      thresholds: [{ code: 'A', kappa: (after.kappa ?? 0) + 0.01 }, ...aCut().thresholds.slice(1)],
    })

    const decision = decide([...orders, aTouch({ on: 11, source: 'chat' })], 11, before, { cut })

    expect(after.kappa ?? 0).toBeLessThan(before.tier.evidence.kappa ?? 0)
    expect(decision.change).toBeUndefined()
  })

  it('does not come where other orders have made up for the return', () => {
    const again = anOrder({ on: 20, amountMinor: 3_000_00 })

    const decision = decide([small, large, refundOfLarge(2_000_00), again], 21, promoted())

    expect(decision.tier.code).toBe('A')
    expect(decision.change).toBeUndefined()
  })

  it('does not compare measures of two policy versions', () => {
    const before = promoted()
    const score = aScore(-1, { policyVersion: 2 })

    const decision = decideTier({
      kind: 'customer',
      tier: before.tier,
      score,
      lifecycle: 'growing',
      cut: aCut({ policyVersion: 2, _id: 'quantile|2|2026-01-02|1' }),
      policy: aPolicy({ version: 2 }),
      now: day(12),
    })

    expect(decision.change).toBeUndefined()
  })

  it('is taken on the word of a caller who knows', () => {
    const tier = aTier('A', { previous: 'B', evidence: { reason: 'promoted', policyVersion: 1 } })
    const input = {
      kind: 'customer',
      lifecycle: 'growing',
      cut: aCut(),
      policy: aPolicy(),
      now: day(1),
    } as const

    const told = decideTier({ ...input, tier, score: aScore(1.9), withdraw: true })
    const stillReached = decideTier({ ...input, tier, score: aScore(2.01), withdraw: true })

    expect(told.change).toEqual({ from: 'A', to: 'B', reason: 'withdrawn' })
    expect(stillReached.change).toBeUndefined()
  })

  it('waits for a person in a small base, as every change does', () => {
    const cut = aCut({ kind: 'absolute', ranked: 20, _id: 'absolute|1|2026-01-01|2' })

    const decision = decide([small, large, refundOfLarge(2_000_00)], 12, promoted(), { cut })

    expect(decision.change).toBeUndefined()
    expect(decision.proposed).toEqual({ code: 'D', at: day(12), reason: 'small-base' })
  })
})

describe('a tier whose facts are all gone', () => {
  it('a first tier falls to the lowest at once', () => {
    const first = decide([large], 10)

    const decision = decide([large, refundOfLarge(2_000_00)], 12, first)

    expect(first.tier.code).toBe('A')
    expect(decision.change).toEqual({ from: 'A', to: 'D', reason: 'withdrawn' })
  })

  it('a first tier that keeps most of its facts stands inside its band', () => {
    const first = decide([large], 10)
    const { kappa = 0 } = first.tier.evidence
    const thresholds = [{ code: 'A', kappa }, ...aCut().thresholds.slice(1)]
    const exactly = decide([large], 10, undefined, { cut: aCut({ thresholds }) })

    const decision = decide([large, refundOfLarge(100_00)], 12, exactly, { cut: aCut({ thresholds }) })

    expect(decision.tier.code).toBe('A')
  })

  it('a demoted one falls to the lowest at once too', () => {
    const tier = aTier('B', {
      previous: 'A',
      evidence: { reason: 'demoted', policyVersion: 1, basis: 1, kappa: 1 },
    })

    const decision = decideTier({
      kind: 'customer',
      tier,
      score: aScore(undefined),
      lifecycle: 'growing',
      cut: aCut(),
      policy: aPolicy(),
      now: day(1),
    })

    expect(decision.change).toEqual({ from: 'B', to: 'D', reason: 'withdrawn' })
  })
})
