import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAppError } from '#src/domain/errors.ts'
import { cutIdOf, isOlderCut, readCutId } from '#src/domain/tier/cut-id.ts'
import { absoluteCut, type CutInput, cutKindFor, quantileCut } from '#src/domain/tier/cuts.ts'
import { rankShare, sketchOf } from '#src/domain/tier/sketch.ts'
import { aCut, aPolicy, aScore, day } from '../builders.ts'

const cutInput = (kappas: readonly (number | undefined)[], over: Partial<CutInput> = {}): CutInput => ({
  _id: 'quantile|1|2026-01-01|1',
  policy: aPolicy(),
  at: day(90),
  scores: kappas.map((kappa) => aScore(kappa)),
  base: kappas.length,
  ...over,
})

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

describe('a quantile cut', () => {
  it('puts a tenth, two tenths and three tenths of the ranked above its lines', () => {
    const cut = quantileCut(cutInput(upTo(100)))

    expect(cut.thresholds).toMatchObject([
      { code: 'A', kappa: 91 },
      { code: 'B', kappa: 71 },
      { code: 'C', kappa: 41 },
    ])
  })

  it('ranks those with a key and counts the others in the base alone', () => {
    const cut = quantileCut(cutInput([...upTo(10), undefined, undefined], { base: 14 }))

    expect(cut).toMatchObject({
      ranked: 10,
      base: 14,
      thresholds: [{ kappa: 10 }, { kappa: 8 }, { kappa: 5 }],
    })
  })

  it('does not depend on the order in which customers are read', () => {
    const kappas = upTo(80)

    expect(quantileCut(cutInput(kappas.toReversed()))).toEqual(quantileCut(cutInput(kappas)))
  })

  it('of nobody has no lines', () => {
    expect(quantileCut(cutInput([]))).toMatchObject({ thresholds: [], sketch: [], ranked: 0 })
  })

  it('knows the median part of each dimension', () => {
    const scores = [1, 2, 9].map((spend) => aScore(1, { parts: { spend, orders: 1, engagement: 0 } }))

    expect(quantileCut(cutInput([], { scores })).medianParts).toEqual({ spend: 2, orders: 1, engagement: 0 })
  })
})

describe("the cut's drift", () => {
  const earlier = (on: number, kappa: number) => aCut({ on, thresholds: [{ code: 'A', kappa }] })

  it("is a stationary base's 1/h where no earlier cut is known", () => {
    expect(quantileCut(cutInput(upTo(100))).driftPerDay).toBe(1 / 90)
  })

  it('is measured from the oldest cut of the last four weeks', () => {
    const cuts = [earlier(83, 90), earlier(62, 89.6), earlier(50, 0)]

    expect(quantileCut(cutInput(upTo(100), { earlier: cuts })).driftPerDay).toBeCloseTo(1.4 / 28, 12)
  })

  it("is each tier's own", () => {
    const then = aCut({
      on: 62,
      thresholds: [
        { code: 'A', kappa: 89.6 },
        { code: 'C', kappa: 40.86 },
      ],
    })

    const drifts = quantileCut(cutInput(upTo(100), { earlier: [then] })).thresholds

    expect(drifts[0]?.driftPerDay).toBeCloseTo(1.4 / 28, 12)
    expect(drifts[1]?.driftPerDay).toBe(1 / 90) // not known then
    expect(drifts[2]?.driftPerDay).toBeCloseTo(0.14 / 28, 12)
  })

  it('is not measured on cuts less than a week apart, of another version or of the other kind', () => {
    const cuts = [
      earlier(86, 50),
      { ...earlier(70, 50), policyVersion: 2 },
      { ...earlier(70, 50), kind: 'absolute' as const },
    ]

    expect(quantileCut(cutInput(upTo(100), { earlier: cuts })).driftPerDay).toBe(1 / 90)
  })
})

describe('an absolute cut', () => {
  it('asks for the same value of the day at every time', () => {
    const at = (on: number) => absoluteCut(cutInput([1], { at: day(on) })).thresholds

    const [today, later] = [at(0), at(180)]

    expect(today.map(({ kappa }) => kappa)).toEqual([5, 2, 0.8].map(Math.log2))
    expect(later.map(({ kappa }) => kappa)).toEqual([5, 2, 0.8].map((theta) => Math.log2(theta) + 2))
  })

  it('is for bases of fewer than 50 ranked', () => {
    expect(cutKindFor(49, aPolicy())).toBe('absolute')
    expect(cutKindFor(50, aPolicy())).toBe('quantile')
  })
})

describe('the rank', () => {
  const kappas = fc.array(
    fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 1_000),
    { minLength: 1, maxLength: 300 },
  )

  it('is the share of the ranked below, to within a step of the sketch', () => {
    fc.assert(
      fc.property(kappas, fc.nat(), (list, pick) => {
        const ascending = list.toSorted((a, b) => a - b)
        const kappa = ascending[pick % ascending.length] ?? 0

        const share = rankShare(kappa, sketchOf(ascending))

        const below = ascending.filter((other) => other < kappa).length / Math.max(1, ascending.length - 1)
        expect(Math.abs(share - below)).toBeLessThanOrEqual(0.0051)
      }),
    )
  })

  it('never falls as the key rises', () => {
    fc.assert(
      fc.property(
        kappas,
        fc.double({ min: -25, max: 25, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (list, kappa, more) => {
          const sketch = sketchOf(list.toSorted((a, b) => a - b))

          expect(rankShare(kappa + more, sketch)).toBeGreaterThanOrEqual(rankShare(kappa, sketch))
        },
      ),
    )
  })

  it('is 0 for a customer without a key, and at most 1', () => {
    expect(rankShare(undefined, [1, 2])).toBe(0)
    expect(rankShare(3, [])).toBe(0)
    expect(rankShare(99, sketchOf([1, 2, 3]))).toBe(1)
    expect(rankShare(1, sketchOf([1, 1, 1, 5]))).toBe(0)
  })

  it('keeps 201 points of however many customers', () => {
    expect(sketchOf([4])).toHaveLength(201)
    expect(sketchOf(upTo(5_000))).toHaveLength(201)
    expect(sketchOf(upTo(201))).toEqual(upTo(201))
  })
})

describe('the name of a run', () => {
  it('is read back as it was written', () => {
    const name = { kind: 'quantile', policyVersion: 3, localDate: '2026-11-22', n: 12 } as const

    expect(cutIdOf(name)).toBe('quantile|3|2026-11-22|12')
    expect(readCutId(cutIdOf(name))).toEqual(name)
  })

  it.each([
    ['quantile|1|2026-11-22|9', 'quantile|1|2026-11-22|10'],
    ['quantile|1|2026-11-22|10', 'absolute|1|2026-11-23|1'],
    ['quantile|1|2026-12-31|1', 'quantile|2|2026-11-22|1'],
  ])('tells an older run: %s is older than %s', (older, newer) => {
    expect(isOlderCut(older, newer)).toBe(true)
    expect(isOlderCut(newer, older)).toBe(false)
  })

  it('a run is not older than itself, nor than none', () => {
    expect(isOlderCut('quantile|1|2026-11-22|1', 'quantile|1|2026-11-22|1')).toBe(false)
    expect(isOlderCut('quantile|1|2026-11-22|1', undefined)).toBe(false)
  })

  it('refuses a text that names no run', () => {
    expect(() => readCutId('yesterday')).toThrow(expect.toSatisfy(isAppError))
  })
})
