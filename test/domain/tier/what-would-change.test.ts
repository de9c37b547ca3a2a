import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { whatWouldChange } from '#src/domain/tier/what-would-change.ts'
import { history } from '../arbitraries.ts'
import { aCut, anOrder, aPolicy, aTier, aTouch, day, factsOf } from '../builders.ts'

const on = 420

const decide = (events: readonly FactEvent[], policy: Policy, code: string, cut = aCut()) =>
  decideTier({
    kind: 'customer',
    lifecycle: 'growing',
    tier: aTier(code),
    score: scoreOf(factsOf(events, policy), policy, day(on)),
    cut,
    policy,
    now: day(on),
  })

const withTransform = (transform: 'none' | 'sqrt' | 'log1p') => {
  const policy = aPolicy()
  return { ...policy, dimensions: policy.dimensions.map((rule) => ({ ...rule, transform })) }
}

describe('what would change the tier', () => {
  it('is the order that was computed by hand', () => {
    // K now .6·100/250 + .25/1.5 = .4067; B needs 2·1.1 = 2.2: .6·x/250 = 2.2 − .4067 − .1667 → x = 677.78 yuan.
    const facts = factsOf([anOrder()])

    const change = whatWouldChange({
      facts,
      tier: { code: 'C' },
      cut: aCut(),
      policy: aPolicy(),
      now: day(0),
    })

    expect(change).toEqual({ to: 'B', spendMinor: 677_78, interactions: 24 })
  })

  it('names touches only where a day can hold them', () => {
    const facts = factsOf([anOrder()])
    const input = { facts, cut: aCut(), policy: aPolicy(), now: day(0) }

    expect(whatWouldChange({ ...input, tier: { code: 'B' } })).toMatchObject({ to: 'A', spendMinor: 1594_45 })
    expect(whatWouldChange({ ...input, tier: { code: 'B' } })?.interactions).toBeUndefined()
  })

  it('is nothing for the top tier, for an unknown one, and where no amount could do it', () => {
    const policy = aPolicy({ scales: { engagement: 2 } })
    const input = { facts: factsOf([aTouch()]), cut: aCut(), policy, now: day(0) }

    expect(whatWouldChange({ ...input, tier: { code: 'A' } })).toBeUndefined()
    expect(whatWouldChange({ ...input, tier: { code: 'Gold' } })).toBeUndefined()
    expect(whatWouldChange({ ...input, tier: { code: 'D' } })).toBeUndefined()
  })

  it('is a cent where any order at all would do', () => {
    const cut = aCut({ thresholds: [{ code: 'A', kappa: -9 }] })

    const change = whatWouldChange({
      facts: factsOf([]),
      tier: { code: 'B' },
      cut,
      policy: aPolicy(),
      now: day(0),
    })

    expect(change?.spendMinor).toBe(1)
  })

  it('is true: with that order the decision promotes, with one of a little less it does not', () => {
    const transform = fc.constantFrom('none' as const, 'sqrt' as const, 'log1p' as const)
    const code = fc.constantFrom('B', 'C', 'D')
    const kappaC = fc.integer({ min: -2, max: 4 })
    fc.assert(
      fc.property(history, transform, code, kappaC, (events, transform, code, lowest) => {
        const policy = withTransform(transform)
        const thresholds = ['A', 'B', 'C'].map((tier, i) => ({ code: tier, kappa: lowest + 2 - i }))
        const cut = aCut({ thresholds })
        const facts = factsOf(events, policy)
        fc.pre(decide(events, policy, code, cut).change?.reason !== 'promoted')

        const change = whatWouldChange({ facts, tier: { code }, cut, policy, now: day(on) })

        fc.pre(change !== undefined && change.spendMinor < 1e12)
        const told = Object.keys(facts.sources).find((name) => name !== 'chat' && name !== 'interactions-crm')
        const bought = (amountMinor: number) =>
          decide([...events, anOrder({ on, amountMinor, source: told ?? 'orders-csv' })], policy, code, cut)
        const slack = Math.ceil(change.spendMinor * 1e-9)
        expect(bought(change.spendMinor + slack).change).toMatchObject({ to: change.to, reason: 'promoted' })
        if (change.spendMinor > 1)
          expect(bought(change.spendMinor - slack).change?.reason).not.toBe('promoted')
      }),
      { numRuns: 300 },
    )
  })
})
