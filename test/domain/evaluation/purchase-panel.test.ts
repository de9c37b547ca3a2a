import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay } from '#src/domain/evaluation/day-number.ts'
import { panelOf, spanOf } from '#src/domain/evaluation/purchase-panel.ts'
import { aPanel, someRows } from './builders.ts'

describe('the purchase panel', () => {
  it('rows of one customer on one day are one net purchase', () => {
    const panel = aPanel(['bob', 3, 5], ['ann', 7, 20], ['ann', 7, -8.5], ['ann', 2, 1])

    expect(panel.ids).toEqual(['ann', 'bob'])
    expect([...panel.start]).toEqual([0, 2, 3])
    expect([...panel.day]).toEqual([2, 7, 3])
    expect([...panel.amount]).toEqual([1, 11.5, 5])
  })

  it('a day bought and returned in full is a day of exactly 0', () => {
    expect([...aPanel(['ann', 1, 0.1], ['ann', 1, 0.2], ['ann', 1, -0.3]).amount]).toEqual([0])
  })

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const [there, back] = [panelOf(rows), panelOf([...rows].reverse())]

        expect([back.ids, back.start, back.day]).toEqual([there.ids, there.start, there.day])
        for (const [row, amount] of back.amount.entries()) expect(amount).toBeCloseTo(there.amount[row]!, 9)
      }),
    )
  })

  it('spans from its first day to its last, and nothing of nothing', () => {
    expect(spanOf(aPanel(['ann', 9, 1], ['bob', 3, 1]))).toEqual({ first: 3, last: 9 })
    expect(spanOf(panelOf([]))).toBeUndefined()
  })

  it('a day that does not exist is refused', () => {
    expect(parseDay('1970-01-02')).toBe(1)
    expect(() => parseDay('1997-02-30')).toThrow(expect.objectContaining({ code: 'day-malformed' }))
    expect(() => parseDay('30.9.1997')).toThrow(expect.objectContaining({ code: 'day-malformed' }))
  })
})
