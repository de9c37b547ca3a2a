import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { splitAt, splitOrders } from '#src/domain/evaluation/split-orders.ts'
import { aPanel, someRows } from './builders.ts'

describe('the split', () => {
  it('the split day belongs to the history, the last held-out day to the truth, what comes later to neither', () => {
    const panel = aPanel(['ann', 10, 1], ['ann', 11, 2], ['ann', 20, 4], ['ann', 21, 8])

    const { history, heldOut } = splitOrders(panel, 10, 10)

    expect([...history.amount]).toEqual([1])
    expect([...heldOut.spend]).toEqual([6])
    expect([...heldOut.purchases]).toEqual([2])
  })

  it('a customer first seen later is no part of the base, but is told of', () => {
    const { history, heldOut } = splitOrders(aPanel(['ann', 1, 1], ['ann', 9, 3], ['zoe', 9, 50]), 5, 10)

    expect(history.ids).toEqual(['ann'])
    expect(heldOut.newcomers).toEqual({ customers: 1, spend: 50 })
  })

  it('returns lower the spend, never below 0, and are no purchase', () => {
    const panel = aPanel(['ann', 1, 90], ['ann', 7, 10], ['ann', 8, -60], ['bob', 1, 9], ['bob', 9, 5])

    const { heldOut } = splitOrders(panel, 5, 10)

    expect([...heldOut.spend]).toEqual([0, 5])
    expect([...heldOut.purchases]).toEqual([1, 1])
  })

  it('a split day with nothing on one side is refused', () => {
    const panel = aPanel(['ann', 10, 1], ['ann', 20, 1])

    expect(() => splitOrders(panel, 5, 90)).toThrow(expect.objectContaining({ code: 'split-empty' }))
    expect(() => splitOrders(panel, 20, 90)).toThrow(expect.objectContaining({ code: 'split-empty' }))
  })

  it('the history is the same whatever came after the split day', () => {
    fc.assert(
      fc.property(someRows, someRows, (rows, others) => {
        const before = rows.filter(({ day }) => day <= 100)
        const later = (all: typeof rows) => all.filter(({ day }) => day > 100)
        const one = splitAt(panelOf([...before, ...later(rows)]), 100, 99)
        const two = splitAt(panelOf([...before, ...later(others)]), 100, 99)
        fc.pre(one !== undefined && two !== undefined)

        expect(one?.history).toEqual(two?.history)
      }),
    )
  })
})
