import { describe, expect, it } from 'vitest'
import { bgNbd } from '#src/domain/forecast/bg-nbd.ts'
import { compress } from '#src/domain/forecast/cohorts.ts'
import { aliveMayBeShown, fitPurchases, modelNamed } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { forecastCustomer } from '#src/domain/forecast/forecast-customer.ts'
import { spenders, spendLikelihood } from '#src/domain/forecast/gamma-gamma.ts'
import { aBase, historyAt, lifeOfBetaGeometric, lifeOfPareto, seeded, withSpend } from './simulate.ts'

const bg = { r: 0.6, alpha: 6, a: 0.8, b: 2.5 }
const pareto = { r: 0.6, alpha: 8, s: 0.6, beta: 11 }
const amounts = { p: 5, q: 4, v: 20 }
const truths = [
  ['BG/NBD', bg, lifeOfBetaGeometric(bg, false)],
  ['MBG/NBD', bg, lifeOfBetaGeometric(bg, true)],
  ['Pareto/NBD', pareto, lifeOfPareto(pareto)],
] as const

/** 99.9 % of twice the gain in likelihood over the truth, chi-squared with four degrees of freedom, lie below it. */
const plausibleGain = 18.5

describe('what was simulated is found again', () => {
  it.each(truths)('by %s, from 4,000 customers', (name, truth, life) => {
    const base = aBase(life, 4000, 42)

    const fit = fitPurchases(name, base)

    const gain = 2 * (fit.logLikelihood - modelNamed(name).logLikelihood(truth, compress(base)))
    expect(gain).toBeGreaterThan(0)
    expect(gain).toBeLessThan(plausibleGain)
    for (const [parameter, value] of Object.entries(truth))
      expect(Math.abs(Math.log(fit.parameters[parameter]! / value)), parameter).toBeLessThan(0.3)
    expect(fit).toMatchObject({ method: 'mle', warnings: [] })
  })

  it('by Gamma-Gamma, from the 2,000 and more who came back', () => {
    const base = withSpend(aBase(lifeOfBetaGeometric(bg, false), 4000, 42), amounts, 7)

    const fit = fitSpend(base)!

    const gain = 2 * (fit.logLikelihood - spendLikelihood(spenders(base))(amounts))
    expect(fit.customers).toBeGreaterThan(2000)
    expect(gain).toBeGreaterThan(0)
    expect(gain).toBeLessThan(plausibleGain)
    expect(Math.abs(Math.log(fit.parameters.q / amounts.q))).toBeLessThan(0.2)
  })

  it('in parameters that a change of unit only scales: amounts in fen give v times 100', () => {
    const base = withSpend(aBase(lifeOfBetaGeometric(bg, false), 1500, 5), amounts, 7)
    const inFen = base.map((one) => ({ ...one, meanRepeatSpend: one.meanRepeatSpend * 100 }))

    const [yuan, fen] = [fitSpend(base)!.parameters, fitSpend(inFen)!.parameters]

    expect(fen.q).toBeCloseTo(yuan.q, 2)
    expect(fen.v / yuan.v).toBeCloseTo(100, 0)
  })
})

describe('the ranges', () => {
  it.each(truths)('of %s hold as many outcomes as they say, where the model is true', (name, truth, life) => {
    const chance = seeded(11)
    const purchases = { ...fitPurchases(name, aBase(life, 600, 3)), parameters: truth }
    const rounds = Array.from({ length: 1500 }, () => {
      const moments = life(chance, 60)
      const history = { ...historyAt(moments, 30), meanRepeatSpend: 0 }
      const { orders } = forecastCustomer({ purchases }, history, 30)
      const tails = modelNamed(name).atLeast(truth, history, 30)
      const came = moments.length - history.frequency
      return {
        promised: (tails[orders.low] ?? 0) - (tails[orders.high + 1] ?? 0),
        kept: came >= orders.low && came <= orders.high ? 1 : 0,
        surprise: came - orders.expected,
      }
    })

    const mean = (of: (round: (typeof rounds)[number]) => number) =>
      rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length

    expect(mean(({ promised }) => promised)).toBeGreaterThan(0.8)
    expect(Math.abs(mean(({ kept, promised }) => kept - promised))).toBeLessThan(0.025)
    expect(Math.abs(mean(({ surprise }) => surprise))).toBeLessThan(0.1)
  })

  it('of spend are as many as they say, where the model is true', () => {
    const life = lifeOfBetaGeometric(bg, false)
    const chance = seeded(23)
    const fits = {
      purchases: { ...fitPurchases('BG/NBD', aBase(life, 600, 3)), parameters: bg },
      spend: { ...fitSpend(withSpend(aBase(life, 600, 3), amounts, 1))!, parameters: amounts },
    }
    const lives = Array.from({ length: 1500 }, () => life(chance, 60))
    const total = (history: { frequency: number; meanRepeatSpend: number }) =>
      history.frequency * history.meanRepeatSpend

    const kept = lives.filter((moments, i) => {
      // One seed for both draws, so that the first amounts, and the customer's own rate, are the same in each.
      const [now] = withSpend([historyAt(moments, 30)], amounts, 1000 + i)
      const [later] = withSpend([historyAt(moments, 60)], amounts, 1000 + i)
      const { spend } = forecastCustomer(fits, now!, 30)
      const came = total(later!) - total(now!)
      return came >= spend!.low - 1e-6 && came <= spend!.high + 1e-6
    })

    expect(kept.length / lives.length).toBeGreaterThan(0.8)
    expect(kept.length / lives.length).toBeLessThan(0.97)
  })
})

describe('a base in which nobody leaves', () => {
  it('is said to show no dropout, by the name of the parameter that ran off, and P(alive) is not shown', () => {
    const chance = seeded(9)
    const loyal = lifeOfPareto({ r: 3, alpha: 4, s: 1, beta: 1e9 })
    const base = Array.from({ length: 800 }, () => historyAt(loyal(chance, 52), 52))

    const fit = fitPurchases('BG/NBD', base)
    const wording = fitPurchases('MBG/NBD', base)

    expect(fit.warnings.map(({ code }) => code)).toContain('no-dropout-visible')
    expect(aliveMayBeShown(wording)).toBe(false)
    const forecast = forecastCustomer({ purchases: fit, wording }, { ...base[0]!, meanRepeatSpend: 0 }, 26)
    expect(forecast).not.toHaveProperty('alive')
    expect(forecast.orders.expected).toBeGreaterThan(0)
  })

  it('that does leave may be told so: P(alive) is MBG/NBD’s', () => {
    const base = aBase(lifeOfBetaGeometric(bg, true), 1500, 4)
    const [purchases, wording] = [fitPurchases('BG/NBD', base), fitPurchases('MBG/NBD', base)]
    const once = { frequency: 0, recencyWeeks: 0, ageWeeks: 50, meanRepeatSpend: 0 }

    const forecast = forecastCustomer({ purchases, wording }, once, 26)

    expect(bgNbd.aliveProbability(bg, once)).toBe(1)
    expect(forecast.alive).toBeLessThan(0.9)
    expect(forecastCustomer({ purchases, wording: purchases }, once, 26)).not.toHaveProperty('alive')
  })
})
