import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { midranks, rankedOrder } from '#src/domain/evaluation/ranked-order.ts'
import { medianOf, selectNth } from '#src/domain/evaluation/select.ts'
import { median } from '#src/domain/score/median.ts'
import { floats, tiedScores } from './builders.ts'

const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true })), {
  minLength: 1,
})

describe('places in an order', () => {
  it('the k-th smallest is what sorting finds', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, any) => {
        const k = any % list.length

        expect(selectNth(floats(...list), k)).toBe(floats(...list).sort()[k])
      }),
    )
  })

  it('long lists that are sorted, reversed or constant are no trap', () => {
    const n = 50_000
    const lists = [(i: number) => i, (i: number) => n - i, () => 1]

    const found = lists.map((of) =>
      selectNth(
        Float64Array.from({ length: n }, (_, i) => of(i)),
        100,
      ),
    )

    expect(found).toEqual([100, 101, 1])
  })

  it('the median is the score’s own', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (list) => {
        expect(medianOf(floats(...list))).toBe(median(list))
      }),
    )
  })

  it('ties share the mean of their ranks', () => {
    expect([...midranks(floats(5, 1, 5, 3))]).toEqual([3.5, 1, 3.5, 2])
    expect([...midranks(floats(2, 2, 2))]).toEqual([2, 2, 2])
  })

  it('mid-ranks add up to n(n+1)/2', () => {
    fc.assert(
      fc.property(tiedScores(17), (scores) => {
        expect(midranks(scores).reduce((a, b) => a + b)).toBeCloseTo((17 * 18) / 2, 9)
      }),
    )
  })

  it('a score that is no number is refused, not ranked', () => {
    expect(() => rankedOrder(floats(1, Number.NaN))).toThrow(RangeError)
  })
})
