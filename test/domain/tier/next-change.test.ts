import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cut } from '#src/domain/cut.ts'
import { daysBetween } from '#src/domain/days.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { type NextChangeInput, nextTierChange } from '#src/domain/tier/next-change.ts'
import { aCut, aPolicy, aScore, aTier, day } from '../builders.ts'

const next = ({
  kappa,
  on = 0,
  code = 'A',
  ...over
}: Partial<NextChangeInput> & { readonly kappa?: number; readonly on?: number; readonly code?: string }) =>
  nextTierChange({
    tier: aTier(code),
    score: aScore(kappa),
    cut: aCut({ driftPerDay: 0.01 }),
    policy: aPolicy(),
    lifecycle: 'growing',
    now: day(on),
    ...over,
  })

const lowerBand = -Math.log2(0.9)

describe('the date on which a tier changes if nothing happens', () => {
  it('is the crossing by the drift of the cut, and 21 days', () => {
    const change = next({ kappa: 2.5 })

    expect(change?.to).toBe('B')
    expect(daysBetween(day(0), change?.at ?? day(0))).toBeCloseTo((0.5 + lowerBand) / 0.01 + 21, 6)
  })

  it('waits for the tier to have stood 28 days', () => {
    const tier = aTier('A', { since: day(10), belowSince: day(10) })

    expect(next({ tier, kappa: 1.5, on: 12 })?.at).toEqual(day(38))
  })

  it('counts from the day the band was left', () => {
    expect(next({ tier: aTier('A', { belowSince: day(50) }), kappa: 1.5, on: 60 })?.at).toEqual(day(71))
  })

  it("is by the drift of the tier's own cut", () => {
    const paces = [0.05, 0.01, 0.002]
    const thresholds = aCut().thresholds.map((own, i) => ({ ...own, driftPerDay: paces[i] ?? 0 }))
    const cut = aCut({ thresholds, driftPerDay: 0.05 })
    const daysOf = (code: string, kappa: number) =>
      daysBetween(day(0), next({ code, kappa, cut })?.at ?? day(0))

    expect(daysOf('A', 2.2)).toBeCloseTo((0.2 + lowerBand) / 0.05 + 21, 6)
    expect(daysOf('B', 1.2)).toBeCloseTo((0.2 + lowerBand) / 0.01 + 21, 6)
    expect(daysOf('C', 0.2)).toBeCloseTo((0.2 + lowerBand) / 0.002 + 21, 6)
  })

  it('names the tier that is held on that day, not the next one down', () => {
    expect(next({ kappa: 0.3, tier: aTier('A', { belowSince: day(50) }), on: 60 })?.to).toBe('D')
  })

  it('is never in the past', () => {
    expect(next({ tier: aTier('A', { belowSince: day(0) }), kappa: 1.5, on: 90 })?.at).toEqual(day(90))
  })

  it('says for whom a change will wait', () => {
    const absolute = aCut({ kind: 'absolute', ranked: 20, driftPerDay: 0.01 })

    expect(next({ kappa: 2.5, cut: absolute })?.waits).toBe('small-base')
    expect(next({ score: aScore(2.5, { confidence: 0.5 }) })?.waits).toBe('low-confidence')
    expect(next({ kappa: 2.5 })?.waits).toBeUndefined()
  })

  it('does not come while a pin holds or a customer is new', () => {
    const override = { tier: 'A', reason: 'strategic', by: 'mei', until: day(365) }
    const tier = aTier('A', { belowSince: day(0) })

    expect(next({ tier, kappa: 1.5, on: 30, override })?.at).toEqual(day(365))
    expect(next({ tier, kappa: 1.5, on: 30, lifecycle: 'new', lifecycleUntil: day(60) })?.at).toEqual(day(60))
    expect(next({ tier, kappa: 1.5, on: 30, lifecycle: 'new' })).toBeUndefined()
  })

  it.each([
    ['the lowest tier', { code: 'D', kappa: -9 }],
    ['a cut that stands still', { kappa: 2.5, cut: aCut({ driftPerDay: 0 }) }],
    ['a prospect at its floor', { code: 'C', kappa: -9, kind: 'prospect' as const }],
    ['a tier the policy does not have', { code: 'Gold', kappa: 1 }],
  ])('is none for %s', (_, input) => {
    expect(next(input)).toBeUndefined()
  })
})

/** The cut of a later day of a base that moves on as it has. */
const drifted = (cut: Cut, on: number): Cut => ({
  ...cut,
  at: day(on),
  thresholds: cut.thresholds.map(({ code, kappa, driftPerDay = cut.driftPerDay }) => ({
    code,
    kappa: kappa + driftPerDay * on,
  })),
})

describe('the forecast against daily runs', () => {
  it('comes true within a day, in the tier it named', () => {
    const code = fc.constantFrom('A', 'B', 'C')
    const kappa = fc.double({ min: 0.2, max: 3, noNaN: true })
    const drift = fc.double({ min: 0.008, max: 0.03, noNaN: true })
    fc.assert(
      fc.property(code, kappa, fc.tuple(drift, drift, drift), (code, kappa, drifts) => {
        const thresholds = aCut().thresholds.map((own, i) => ({ ...own, driftPerDay: drifts[i] ?? 0 }))
        const cut = aCut({ thresholds, driftPerDay: drifts[0] })
        const score = aScore(kappa)
        const decide = (tier: ReturnType<typeof aTier>, on: number) =>
          decideTier({
            kind: 'customer',
            lifecycle: 'growing',
            policy: aPolicy(),
            tier,
            score,
            cut: drifted(cut, on),
            now: day(on),
          })
        const start = decide(aTier(code), 0)
        fc.pre(start.change === undefined)
        const forecast = next({ tier: start.tier, score, cut })

        let tier = start.tier
        let on = 0
        while (tier.code === code && on < 700) tier = decide(tier, ++on).tier

        expect(on).toBeLessThan(700)
        const late = on - daysBetween(day(0), forecast?.at ?? day(0))
        expect(late).toBeGreaterThan(-1e-6)
        expect(late).toBeLessThanOrEqual(1 + 1e-6)
        expect(tier.code).toBe(forecast?.to)
      }),
      { numRuns: 60 },
    )
  })
})
