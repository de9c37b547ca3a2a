import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capture, captures, resampledCapture } from '#src/domain/evaluation/capture.ts'
import { pairedBootstrap } from '#src/domain/evaluation/paired-bootstrap.ts'
import { rankedOrder } from '#src/domain/evaluation/ranked-order.ts'
import { floats, tiedScores } from './builders.ts'

const n = 23
const spends = fc.array(fc.nat(500), { minLength: n, maxLength: n }).map((all) => floats(...all))
const shares = fc.double({ min: 0.01, max: 1, noNaN: true })

describe('capture', () => {
  it('is the share of the spend that the top holds', () => {
    expect(capture(floats(4, 3, 2, 1), floats(50, 30, 15, 5), 0.5)).toBeCloseTo(0.8, 12)
  })

  it('ties at the cut are counted in proportion', () => {
    const scores = floats(9, 5, 5, 5, 1)

    expect(capture(scores, floats(10, 30, 0, 0, 60), 0.4)).toBeCloseTo(0.2, 12) // 10 + 30·(1 of 3)
    expect(capture(scores, floats(10, 0, 0, 30, 60), 0.4)).toBeCloseTo(0.2, 12)
  })

  it('a part of a customer counts in part', () => {
    expect(capture(floats(2, 1), floats(60, 40), 0.25)).toBeCloseTo(0.3, 12)
  })

  it('everyone holds everything, and nobody holds nothing of nothing', () => {
    expect(capture(floats(1, 1, 2), floats(1, 2, 3), 1)).toBeCloseTo(1, 12)
    expect(capture(floats(1, 2), floats(0, 0), 0.5)).toBe(0)
  })

  it('no ranking holds more than the truth itself, and one score for all holds what chance does', () => {
    fc.assert(
      fc.property(tiedScores(n), spends, shares, (scores, spend, share) => {
        fc.pre(spend.some((value) => value > 0))

        expect(capture(scores, spend, share)).toBeLessThanOrEqual(capture(spend, spend, share) + 1e-12)
        expect(capture(new Float64Array(n), spend, share)).toBeCloseTo(share, 9)
      }),
    )
  })

  it('several shares at once are the shares one by one', () => {
    fc.assert(
      fc.property(tiedScores(n), spends, fc.array(shares, { minLength: 1 }), (scores, spend, many) => {
        expect(captures(scores, spend, many)).toEqual(many.map((share) => capture(scores, spend, share)))
      }),
    )
  })

  it('a resample that draws everyone once is the sample', () => {
    fc.assert(
      fc.property(tiedScores(n), spends, shares, (scores, spend, share) => {
        const once = new Uint16Array(n).fill(1)

        expect(resampledCapture(rankedOrder(scores), spend, share, once)).toBeCloseTo(
          capture(scores, spend, share),
          9,
        )
      }),
    )
  })

  it('a customer drawn twice counts as two customers of the same score', () => {
    const [scores, spend] = [floats(3, 2, 1), floats(10, 20, 30)]

    const drawn = resampledCapture(rankedOrder(scores), spend, 0.5, Uint16Array.of(0, 1, 2))

    expect(drawn).toBeCloseTo(capture(floats(2, 1, 1), floats(20, 30, 30), 0.5), 12)
  })
})

describe('the paired bootstrap', () => {
  const spend = Float64Array.from({ length: 400 }, (_, i) => (i * 37) % 101)
  const noisy = spend.map((value, i) => value + ((i * 53) % 40))
  const input = { methods: { truth: spend, same: noisy }, baseline: noisy, spend, share: 0.1, seed: 7 }

  it('a method against itself differs by exactly nothing', () => {
    expect(pairedBootstrap(input)['same']).toEqual({ difference: 0, low: 0, high: 0 })
  })

  it('a better method’s interval is clear of zero and holds the difference', () => {
    const { difference, low, high } = pairedBootstrap(input)['truth']!

    expect(low).toBeGreaterThan(0)
    expect(low).toBeLessThanOrEqual(difference)
    expect(high).toBeGreaterThanOrEqual(difference)
  })

  it('one seed gives one result, another seed another', () => {
    expect(pairedBootstrap(input)).toEqual(pairedBootstrap(input))
    expect(pairedBootstrap({ ...input, seed: 8 })['truth']).not.toEqual(pairedBootstrap(input)['truth'])
  })
})
