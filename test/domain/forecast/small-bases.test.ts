import { describe, expect, it } from 'vitest'
import { fitPurchases } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { purchaseWarnings, spendWarnings } from '#src/domain/forecast/fit-warnings.ts'
import { forecastCustomer } from '#src/domain/forecast/forecast-customer.ts'
import { expectedSpend, meanAmount, populationMean } from '#src/domain/forecast/gamma-gamma.ts'
import { methodFor } from '#src/domain/forecast/method-for.ts'
import { standInPurchases, standInSpend } from '#src/domain/forecast/priors.ts'
import { aBase, lifeOfBetaGeometric, withSpend } from './simulate.ts'

const truth = { r: 0.9, alpha: 5, a: 0.4, b: 3 }
const life = lifeOfBetaGeometric(truth, false)
const own = { centre: truth, sd: 0.5, source: 'own' } as const
const codes = ({ warnings }: { readonly warnings: readonly { readonly code: string }[] }) =>
  warnings.map(({ code }) => code)

describe('how much a base may say for itself', () => {
  it.each([
    [49, 'own', 'fixed'],
    [199, 'own', 'fixed'],
    [200, 'own', 'map'],
    [499, 'own', 'map'],
    [500, 'own', 'mle'],
    [49, 'stand-in', 'map'],
    [499, 'stand-in', 'map'],
    [500, 'stand-in', 'mle'],
  ] as const)('of %i customers under %s values: %s', (customers, source, method) => {
    expect(methodFor(customers, source)).toBe(method)
  })

  it('the company’s own values stand as they are on 100 customers', () => {
    const fit = fitPurchases('BG/NBD', aBase(life, 100, 1), { prior: own })

    expect(fit).toMatchObject({ method: 'fixed', parameters: truth, warnings: [] })
  })

  it('another company’s are a prior that the base moves, and are named', () => {
    const fit = fitPurchases('BG/NBD', aBase(life, 300, 1))

    const { r } = fit.parameters
    expect(fit.method).toBe('map')
    expect(codes(fit)).toEqual(['stand-in-prior'])
    expect(r).toBeGreaterThan(standInPurchases['BG/NBD'].centre['r']!)
    expect(r).toBeLessThan(truth.r * 1.5)
  })

  it('under a prior no small base runs off, though left alone some do', () => {
    const bases = Array.from({ length: 12 }, (_, seed) => aBase(life, 30, seed))
    const ranOff = (method: 'map' | 'mle') =>
      bases.filter((base) => codes(fitPurchases('BG/NBD', base, { method })).includes('degenerate')).length

    expect(ranOff('map')).toBe(0)
    expect(ranOff('mle')).toBeGreaterThan(1)
  })

  it('a base of under 50 says so', () => {
    expect(codes(fitPurchases('Pareto/NBD', aBase(life, 49, 1)))).toContain('few-customers')
    expect(codes(fitPurchases('Pareto/NBD', aBase(life, 50, 1)))).not.toContain('few-customers')
  })

  it('an empty base has the stand-in’s values', () => {
    const fit = fitPurchases('BG/NBD', [])

    expect(fit.parameters['r']).toBeCloseTo(standInPurchases['BG/NBD'].centre['r']!, 4)
    expect(codes(fit)).toEqual(['few-customers', 'stand-in-prior'])
  })
})

describe('amounts of a small base', () => {
  const base = withSpend(aBase(life, 40, 3), { p: 6, q: 4, v: 900 }, 2)

  it('lean on the stand-in’s shapes at the base’s own mean, whatever the currency', () => {
    const buyers = base.filter(({ frequency }) => frequency > 0)

    const fit = fitSpend(base)!

    expect(populationMean(standInSpend(1800).centre)).toBeCloseTo(1800, 9)
    expect(fit.method).toBe('map')
    expect(codes(fit)).toContain('stand-in-prior')
    expect(populationMean(fit.parameters) / meanAmount(buyers)).toBeGreaterThan(0.7)
    expect(populationMean(fit.parameters) / meanAmount(buyers)).toBeLessThan(1.4)
  })

  it('are not forecast where the fitted amounts have no mean', () => {
    const heavy = { ...fitSpend(base)!, parameters: { p: 3, q: 0.9, v: 5 } }
    const purchases = fitPurchases('BG/NBD', base)
    const [once, again] = [0, 1].map((frequency) =>
      forecastCustomer(
        { purchases, spend: heavy },
        { frequency, recencyWeeks: frequency * 4, ageWeeks: 20, meanRepeatSpend: frequency * 70 },
        26,
      ),
    )

    expect(once).not.toHaveProperty('spend')
    expect(once!.orders.expected).toBeGreaterThan(0)
    expect(again!.spend!.expected).toBeGreaterThan(0)
  })

  it('cannot be fitted where nobody came back', () => {
    expect(fitSpend(base.map((one) => ({ ...one, frequency: 0, meanRepeatSpend: 0 })))).toBeUndefined()
  })
})

describe('warnings', () => {
  const sound = { customers: 900, converged: true }

  it('name the parameter that ran off and where to, and that no dropout is visible', () => {
    expect(purchaseWarnings({ r: 1, alpha: 8, a: 0.0001, b: 99_000 }, sound)).toEqual([
      { code: 'degenerate', parameter: 'a', value: 0.0001 },
      { code: 'degenerate', parameter: 'b', value: 99_000 },
      { code: 'no-dropout-visible' },
    ])
    expect(purchaseWarnings({ r: 1, alpha: 8, s: 0.5, beta: 1001 }, sound).map(({ code }) => code)).toEqual([
      'degenerate',
      'no-dropout-visible',
    ])
  })

  it('see a dropout too rare to tell, though no parameter ran off', () => {
    expect(purchaseWarnings({ r: 1, alpha: 8, a: 0.05, b: 999 }, sound)).toEqual([
      { code: 'no-dropout-visible' },
    ])
    expect(purchaseWarnings({ r: 1, alpha: 8, a: 0.15, b: 999 }, sound)).toEqual([])
  })

  it('say that a search did not end, and that amounts have no mean', () => {
    expect(codes({ warnings: purchaseWarnings({ r: 1 }, { ...sound, converged: false }) })).toEqual([
      'not-converged',
    ])
    expect(codes({ warnings: spendWarnings({ p: 3, q: 0.9 }, sound) })).toEqual(['infinite-mean-spend'])
    expect(expectedSpend({ p: 3, q: 0.9, v: 5 }, { frequency: 0, meanRepeatSpend: 0 })).toBe(
      Number.POSITIVE_INFINITY,
    )
  })
})
