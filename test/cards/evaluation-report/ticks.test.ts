import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearTicks, logTicks } from '#src/cards/evaluation-report/ticks.ts'

const placesOf = (ticks: readonly { at: number }[]) => ticks.map(({ at }) => at)

describe('ticks', () => {
  it('stand at round places from 0 to beyond the greatest value, six at most', () => {
    expect(placesOf(linearTicks(44_021, String))).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000])
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (greatest) => {
        const places = placesOf(linearTicks(greatest, String))
        expect(places[0]).toBe(0)
        expect(places.at(-1)).toBeGreaterThanOrEqual(greatest * (1 - 1e-6))
        expect(places.length).toBeGreaterThanOrEqual(3)
        expect(places.length).toBeLessThanOrEqual(6)
      }),
    )
  })

  it('of nothing are 0 and 1', () => {
    expect(placesOf(linearTicks(0, String))).toEqual([0, 1])
  })

  it('of multiples stand among the values, five at most', () => {
    expect(placesOf(logTicks([6.33, 170], String))).toEqual([10, 20, 50, 100])
    expect(placesOf(logTicks([0.5, 30_000], String))).toEqual([1, 10, 100, 1_000, 10_000])
  })
})
