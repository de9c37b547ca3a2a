import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TierState } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { aCut, aPolicy, aScore, day } from '../builders.ts'

/** A year of daily keys that jump by orders, sink by time and jitter: what flaps a cut without hysteresis. */
const walk = fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 200, maxLength: 365 })

const cut = aCut()
const policy = aPolicy()

function live(steps: readonly number[]) {
  const days: {
    readonly on: number
    readonly kappa: number
    readonly tier: TierState
    readonly reason?: string
  }[] = []
  let kappa = 1
  let tier: TierState | undefined
  for (const [on, step] of steps.entries()) {
    kappa = Math.max(-1, Math.min(3, kappa + step))
    const decision = decideTier({
      kind: 'customer',
      lifecycle: 'mature',
      cut,
      policy,
      // The basis is left out: a walk goes down as no real key does, and is not to be taken for reversals.
      score: { ...aScore(undefined), kappa },
      now: day(on),
      ...(tier === undefined ? {} : { tier }),
    })
    tier = decision.tier
    days.push({ on, kappa, tier, ...(decision.change ? { reason: decision.change.reason } : {}) })
  }
  return days
}

const cuts: Readonly<Record<string, number>> = { A: 2, B: 1, C: 0, D: -Infinity }
const up = Math.log2(1.1)
const down = Math.log2(0.9)

describe('laws of hysteresis', () => {
  it('no demotion before the tier stood 28 days and 21 days were spent under its band without a break', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const days = live(steps)

        for (const [i, { on, reason }] of days.entries()) {
          if (reason !== 'demoted') continue
          const before = days[i - 1]?.tier
          const month = days.slice(Math.max(0, i - 21), i + 1)
          expect(daysBetween(before?.since ?? day(on), day(on))).toBeGreaterThanOrEqual(28)
          expect(month.every(({ kappa }) => kappa < (cuts[before?.code ?? 'D'] ?? 0) + down)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('nobody is left under a tier whose cut it clears by the band', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const left = live(steps).filter(({ kappa, tier }) => {
          const reached = Object.values(cuts).findIndex((cut) => kappa >= cut + up)
          return Object.keys(cuts).indexOf(tier.code) > reached
        })

        expect(left).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('every change is told with where from, and nothing else changes the tier', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const days = live(steps)

        for (const [i, { tier, reason }] of days.entries()) {
          const before = days[i - 1]?.tier
          expect(before !== undefined && before.code !== tier.code).toBe(reason !== undefined)
          if (reason !== undefined)
            expect(tier).toMatchObject({ previous: before?.code, evidence: { reason } })
        }
      }),
      { numRuns: 40 },
    )
  })
})
