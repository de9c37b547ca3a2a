import { describe, expect, it } from 'vitest'
import { compress } from '#src/domain/forecast/cohorts.ts'
import { fitPurchases, modelNamed } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { trackBase } from '#src/domain/forecast/track-base.ts'
import { aBase, lifeOfBetaGeometric, withSpend } from './simulate.ts'

/** A base made up here, so that the fits are held to their digits also where the CDNOW files are absent. */
const life = lifeOfBetaGeometric({ r: 0.5, alpha: 5, a: 0.8, b: 2.4 }, false)
const base = withSpend(aBase(life, 1200, 2026), { p: 6, q: 4, v: 18 }, 2026)

const golden = {
  'BG/NBD': [{ r: 0.4973, alpha: 4.8009, a: 0.6668, b: 1.7714 }, -8668.666],
  'MBG/NBD': [{ r: 0.9988, alpha: 7.6934, a: 1.3408, b: 3.9891 }, -8689.406],
  'Pareto/NBD': [{ r: 1.108, alpha: 12.6536, s: 1.2702, beta: 38.6209 }, -8713.876],
} as const

describe('on a base of 1,200 made-up customers', () => {
  it.each(Object.entries(golden))('%s stays where it was', (name, [parameters, logLikelihood]) => {
    const fit = fitPurchases(name as keyof typeof golden, base)

    for (const [parameter, value] of Object.entries(parameters))
      expect(Math.abs(fit.parameters[parameter]! / value - 1), parameter).toBeLessThan(1e-3)
    expect(fit.logLikelihood).toBeCloseTo(logLikelihood, 2)
  })

  it.each(['BG/NBD', 'MBG/NBD', 'Pareto/NBD'] as const)(
    '%s stands on a peak: every way leads down',
    (name) => {
      const fit = fitPurchases(name, base)
      const cohorts = compress(base)

      const neighbours = Object.entries(fit.parameters).flatMap(([parameter, value]) =>
        [0.98, 1.02].map((factor) =>
          modelNamed(name).logLikelihood({ ...fit.parameters, [parameter]: value * factor }, cohorts),
        ),
      )

      expect(neighbours.every((value) => value < fit.logLikelihood)).toBe(true)
    },
  )

  it('Gamma-Gamma stays where it was', () => {
    const { parameters } = fitSpend(base)!

    expect(parameters.p).toBeCloseTo(5.4226, 2)
    expect(parameters.q).toBeCloseTo(4.2994, 2)
    expect(parameters.v).toBeCloseTo(21.3677, 1)
  })

  it('the tracked total of the last week is near the repeats that were counted', () => {
    const counted = base.reduce((sum, { frequency }) => sum + frequency, 0)
    const sameStart = base.map((one) => ({ ...one, ageWeeks: Math.round(one.ageWeeks) }))
    const fit = fitPurchases('BG/NBD', base)

    const [before, then, after] = trackBase(fit, sameStart, [0, 60, 120]).map((week) => week.expectedRepeats)

    expect(before).toBe(0)
    expect(Math.abs(then! / counted - 1)).toBeLessThan(0.05)
    expect(after).toBeGreaterThan(then!)
  })
})
