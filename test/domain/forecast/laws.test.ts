import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BetaGeometric } from '#src/domain/forecast/beta-geometric.ts'
import { bgNbd } from '#src/domain/forecast/bg-nbd.ts'
import { compress } from '#src/domain/forecast/cohorts.ts'
import { expectedSpend } from '#src/domain/forecast/gamma-gamma.ts'
import { gaussLegendre } from '#src/domain/forecast/gauss-legendre.ts'
import { incompleteBeta } from '#src/domain/forecast/incomplete-beta.ts'
import { mbgNbd } from '#src/domain/forecast/mbg-nbd.ts'
import { type ParetoNbd, paretoNbd } from '#src/domain/forecast/pareto-nbd.ts'
import type { PurchaseHistory } from '#src/domain/forecast/purchase-history.ts'
import type { PurchaseModel } from '#src/domain/forecast/purchase-model.ts'

const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp)
const shape = logUniform(0.05, 20)
const scale = logUniform(0.5, 100)
const weeks = fc.integer({ min: 1, max: 104 * 7 }).map((days) => days / 7)

/** At most one purchase a day, as the models count them. */
const history: fc.Arbitrary<PurchaseHistory> = fc
  .record({
    ageDays: fc.integer({ min: 0, max: 700 }),
    recencyShare: fc.double({ min: 0, max: 1, noNaN: true }),
    density: fc.oneof(fc.constant(0), fc.constant(1), logUniform(0.001, 1)),
  })
  .map(({ ageDays, recencyShare, density }) => {
    const recencyDays = density === 0 ? 0 : Math.round(recencyShare * ageDays)
    return {
      frequency: Math.ceil(density * recencyDays),
      recencyWeeks: recencyDays / 7,
      ageWeeks: ageDays / 7,
    }
  })

const betaGeometric: fc.Arbitrary<BetaGeometric> = fc.record({ r: shape, alpha: scale, a: shape, b: shape })
const pareto: fc.Arbitrary<ParetoNbd> = fc.record({ r: shape, alpha: scale, s: shape, beta: scale })
const models: readonly (readonly [string, PurchaseModel, fc.Arbitrary<BetaGeometric | ParetoNbd>])[] = [
  ['BG/NBD', bgNbd, betaGeometric],
  ['MBG/NBD', mbgNbd, betaGeometric],
  ['Pareto/NBD', paretoNbd, pareto],
]

const sumOfTails = (tails: readonly number[]) => tails.slice(1).reduce((sum, tail) => sum + tail, 0)

/** As the papers write one customer's likelihood, with nothing shared between customers. */
const byThePaper = {
  'BG/NBD': (
    { r, alpha, a, b }: BetaGeometric,
    { frequency: x, recencyWeeks, ageWeeks }: PurchaseHistory,
  ) => {
    const front = gammaln(r + x) - gammaln(r) + r * Math.log(alpha)
    const alive = betaln(a, b + x) - betaln(a, b) - (r + x) * Math.log(alpha + ageWeeks)
    const gone = betaln(a + 1, b + x - 1) - betaln(a, b) - (r + x) * Math.log(alpha + recencyWeeks)
    return front + (x === 0 ? alive : logSum(alive, gone))
  },
  'MBG/NBD': (
    { r, alpha, a, b }: BetaGeometric,
    { frequency: x, recencyWeeks, ageWeeks }: PurchaseHistory,
  ) => {
    const front = gammaln(r + x) - gammaln(r) + r * Math.log(alpha)
    const alive = betaln(a, b + x + 1) - betaln(a, b) - (r + x) * Math.log(alpha + ageWeeks)
    const gone = betaln(a + 1, b + x) - betaln(a, b) - (r + x) * Math.log(alpha + recencyWeeks)
    return front + logSum(alive, gone)
  },
  /** The integral over the moment of death, before anything is done to it. */
  'Pareto/NBD': (
    { r, alpha, s, beta }: ParetoNbd,
    { frequency: x, recencyWeeks, ageWeeks }: PurchaseHistory,
  ) => {
    const front = gammaln(r + x) - gammaln(r) + r * Math.log(alpha) + s * Math.log(beta)
    const alive = -(r + x) * Math.log(alpha + ageWeeks) - s * Math.log(beta + ageWeeks)
    const base = -(r + x) * Math.log(alpha + recencyWeeks)
    const gone = pieces.reduce((sum, piece) => {
      const [from, to] = [piece, piece + 1].map(
        (end) =>
          Math.log(beta + recencyWeeks) +
          (end / pieces.length) * Math.log((beta + ageWeeks) / (beta + recencyWeeks)),
      ) as [number, number]
      return nodes.reduce((part, node, i) => {
        const y = from + node * (to - from)
        const log = -(r + x) * Math.log(alpha + Math.exp(y) - beta) - s * y - base
        return part + weights[i]! * (to - from) * Math.exp(log)
      }, sum)
    }, 0)
    return front + (gone > 0 ? logSum(alive, base + Math.log(s * gone)) : alive)
  },
}
const { nodes, weights } = gaussLegendre(24)
const pieces = Array.from({ length: 30 }, (_, piece) => piece)
const logSum = (one: number, other: number) =>
  Math.max(one, other) + Math.log1p(Math.exp(-Math.abs(one - other)))

describe.each(models)('%s', (name, model, parameters) => {
  it('says of compressed customers what the paper says of each, summed', () => {
    const likelihood = byThePaper[name as keyof typeof byThePaper] as (
      p: object,
      h: PurchaseHistory,
    ) => number
    const base = fc
      .array(history, { minLength: 1, maxLength: 12 })
      .map((some) => [...some, ...some.slice(0, 5)])

    fc.assert(
      fc.property(parameters, base, (p, histories) => {
        const compressed = model.logLikelihood(p, compress(histories))
        const plain = histories.reduce((sum, one) => sum + likelihood(p, one), 0)

        expect(Math.abs(compressed - plain)).toBeLessThan(1e-8 * Math.max(1, Math.abs(plain)))
      }),
      { numRuns: 60 },
    )
  })

  it('expects no less than nothing, and more of a longer horizon', () => {
    fc.assert(
      fc.property(parameters, history, weeks, weeks, (p, one, some, more) => {
        const [sooner, later] = [some, some + more].map((horizon) => model.expectedFrom(p, one, horizon))
        const [young, old] = [some, some + more].map((horizon) => model.expectedOfNew(p, horizon))

        expect(sooner).toBeGreaterThanOrEqual(0)
        expect(later).toBeGreaterThanOrEqual(sooner! * (1 - 1e-9))
        expect(young).toBeGreaterThan(0)
        expect(old).toBeGreaterThanOrEqual(young! * (1 - 1e-9))
      }),
    )
  })

  it('expects what its distribution of counts adds up to, and its tails fall', () => {
    fc.assert(
      fc.property(parameters, history, weeks, (p, one, horizon) => {
        const tails = model.atLeast(p, one, horizon)
        const expected = model.expectedFrom(p, one, horizon)

        expect(Math.abs(sumOfTails(tails) - expected)).toBeLessThan(1e-4 * expected + 1e-9)
        expect(tails[0]).toBe(1)
        expect(tails.every((tail, k) => k === 0 || tail <= tails[k - 1]! + 1e-12)).toBe(true)
      }),
    )
  })

  it('gives chances to be alive between 0 and 1, lower the longer nothing comes', () => {
    fc.assert(
      fc.property(parameters, history, weeks, (p, one, silence) => {
        const now = model.aliveProbability(p, one)
        const later = model.aliveProbability(p, { ...one, ageWeeks: one.ageWeeks + silence })

        expect(now).toBeLessThanOrEqual(1)
        expect(later).toBeGreaterThanOrEqual(0)
        expect(later).toBeLessThanOrEqual(now + 1e-9)
      }),
    )
  })
})

describe('the closed form of BG/NBD', () => {
  const buyer = { frequency: 4, recencyWeeks: 20, ageWeeks: 39 }
  const expected = (a: number) => bgNbd.expectedFrom({ r: 0.3, alpha: 5, a, b: 2 }, buyer, 39)

  it('passes through a = 1, where it is 0/0', () => {
    const [before, at, after] = [0.999, 1, 1.001].map(expected)

    expect(at).toBeLessThan(before!)
    expect(at).toBeGreaterThan(after!)
    expect(Math.abs(before! + after! - 2 * at!)).toBeLessThan(1e-5)
  })

  it('passes through whole differences of a and r, where the library’s series fails', () => {
    const expected = (a: number) =>
      mbgNbd.expectedOfNew({ r: 0.05000000007078445, alpha: 1, a, b: 1 }, 80.14285714285714)
    const [before, at, after] = [0.04999, 0.050000000070784784, 0.05001].map(expected)

    expect(at).toBeCloseTo((before! + after!) / 2, 8)
  })

  it('holds for a customer who bought on 3,000 days', () => {
    const regular = { frequency: 3000, recencyWeeks: 600, ageWeeks: 600 }
    const expected = bgNbd.expectedFrom({ r: 0.3, alpha: 5, a: 0.01, b: 50 }, regular, 52)

    expect(expected).toBeGreaterThan(250)
    expect(expected).toBeLessThan(260) // five a week
  })

  it('gives whoever never came back a P(alive) of 1, which is why MBG/NBD words it', () => {
    const once = { frequency: 0, recencyWeeks: 0, ageWeeks: 60 }
    const parameters = { r: 0.5, alpha: 6, a: 0.9, b: 1.6 }

    expect(bgNbd.aliveProbability(parameters, once)).toBe(1)
    expect(mbgNbd.aliveProbability(parameters, once)).toBeCloseTo(1 / (1 + (0.9 / 1.6) * (66 / 6) ** 0.5), 12)
  })
})

describe('Gamma-Gamma', () => {
  it('expects an amount between the base’s mean and the customer’s own, nearer to its own with each repeat', () => {
    const parameters = { p: 6.25, q: 3.74, v: 15.44 }
    const expected = [0, 1, 5, 50].map((frequency) =>
      expectedSpend(parameters, { frequency, meanRepeatSpend: 100 }),
    )

    expect(expected[0]).toBeCloseTo((6.25 * 15.44) / 2.74, 9)
    expect(expected).toEqual(expected.toSorted((a, b) => a - b))
    expect(expected[3]).toBeGreaterThan(98)
    expect(expected[3]).toBeLessThan(100)
  })
})

describe('the incomplete beta function', () => {
  it('is x^a at b = 1, mirrors itself, and rises', () => {
    const unit = fc.double({ min: 0.001, max: 0.999, noNaN: true })

    fc.assert(
      fc.property(unit, logUniform(0.05, 400), logUniform(0.05, 400), (x, a, b) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 9)
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 9)
        expect(incompleteBeta(Math.min(1, x * 1.01), a, b)).toBeGreaterThanOrEqual(
          incompleteBeta(x, a, b) - 1e-10,
        )
      }),
    )
  })

  it('agrees with the binomial sum at whole numbers', () => {
    expect(incompleteBeta(0.3, 3, 4)).toBeCloseTo(0.25569, 9) // P(Bin(6, .3) ≥ 3)
  })
})
