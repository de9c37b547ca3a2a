import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fairness } from '#src/domain/evaluation/fairness.ts'
import { judgeMethods } from '#src/domain/evaluation/judge-methods.ts'
import { migration } from '#src/domain/evaluation/migration.ts'
import { cumulativeRepeats } from '#src/domain/evaluation/repeat-tracking.ts'
import {
  stepOf,
  thresholdsByShare,
  tiersByShare,
  usualShares,
} from '#src/domain/evaluation/tiers-by-share.ts'
import { tiersTable } from '#src/domain/evaluation/tiers-table.ts'
import { quantileCut } from '#src/domain/tier/cuts.ts'
import { aPolicy, day } from '../builders.ts'
import { aPanel, floats } from './builders.ts'

const steps = (...all: number[]) => Uint8Array.from(all)
const heldOut = (spend: number[], purchases = spend.map((value) => (value > 0 ? 1 : 0))) => ({
  lastDay: 0,
  spend: floats(...spend),
  purchases: floats(...purchases),
  newcomers: { customers: 0, spend: 0 },
})

describe('tiers by share', () => {
  it('are cut where the product cuts them', () => {
    const kappas = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(kappas, (list) => {
        const parts = { spend: 1, orders: 0, engagement: 0 }
        const scores = list.map((kappa) => ({ kappa, parts }))
        const policy = aPolicy()
        const shares = policy.tiers.map(({ share }) => share)

        const cut = quantileCut({
          _id: 'quantile|1|2026-01-01|1',
          policy,
          at: day(0),
          scores,
          base: list.length,
        })

        expect(thresholdsByShare(floats(...list).sort(), shares)).toEqual(
          cut.thresholds.map(({ kappa }) => kappa),
        )
      }),
    )
  })

  it('equal scores share a tier, and who has none stands in the lowest', () => {
    expect([...tiersByShare(floats(9, 5, 5, 5, 0, -2), [0.25, 0.25, 0.5])]).toEqual([0, 1, 1, 1, 2, 2])
  })

  it('of everyone the shares are larger than of the ranked', () => {
    const scores = floats(4, 3, 2, 1, 0, 0, 0, 0)

    expect([...tiersByShare(scores, [0.5, 0.5])]).toEqual([0, 0, 1, 1, 1, 1, 1, 1])
    expect([...tiersByShare(scores, [0.5, 0.5], 'everyone')]).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  it('nobody ranked leaves all in the lowest', () => {
    expect([...tiersByShare(floats(0, 0), usualShares)]).toEqual([3, 3])
    expect(stepOf(5, [], 3)).toBe(3)
  })
})

describe('what the tiers did', () => {
  it('sales and activity add up by tier', () => {
    const [a, b] = tiersTable(steps(0, 1, 1, 1), 2, heldOut([60, 30, 10, 0]))

    expect(a).toMatchObject({ customers: 1, spend: 60, spendShare: 0.6, spendEach: 60, active: { share: 1 } })
    expect(b).toMatchObject({ customers: 3, spend: 40, active: { n: 3, share: 2 / 3 } })
  })

  it('satisfaction is of those who were asked, and absent where nobody was', () => {
    const rows = tiersTable(steps(0, 0, 1), 2, heldOut([1, 1, 1]), floats(1, Number.NaN, Number.NaN))

    expect(rows[0]?.satisfied).toMatchObject({ n: 1, share: 1 })
    expect(rows[1]).not.toHaveProperty('satisfied')
  })

  it('the migration matrix has the old tiers in rows', () => {
    const { counts, shares } = migration(steps(0, 0, 1, 1), steps(0, 1, 1, 1), 3)

    expect(counts).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
    expect(shares).toEqual([
      [0.5, 0.5, 0],
      [0, 1, 0],
      [0, 0, 0],
    ])
  })

  it('fairness says where the next top sat', () => {
    const found = fairness(steps(0, 1, 2, 2), floats(50, 0, 90, 10), 3, 2, 0.5)

    expect(found).toEqual({ top: 2, byStep: [0.5, 0, 0.5], fromLower: 0.5 })
  })

  it('ties at the edge of the next top count in part, and who bought nothing is never in it', () => {
    expect(fairness(steps(0, 1, 1, 1), floats(9, 5, 5, 0), 2, 1, 0.5)).toEqual({
      top: 2,
      byStep: [0.5, 0.5],
      fromLower: 0.5,
    })
    expect(fairness(steps(0, 1, 1, 1), floats(0, 0, 0, 7), 2, 1, 0.5).top).toBe(1)
  })

  it('repeats are counted up to and with each day, first purchases and returns left out', () => {
    const panel = aPanel(['a', 1, 5], ['a', 4, 5], ['a', 5, -5], ['b', 4, 0], ['b', 9, 0])

    expect(cumulativeRepeats(panel, [3, 4, 9])).toEqual([0, 1, 2])
  })

  it('methods are judged side by side, the truth by itself holding the most', () => {
    const truth = heldOut([90, 10, 0, 0, 0, 0, 0, 0, 0, 0])
    const worst = floats(0, 0, 1, 1, 1, 1, 1, 1, 1, 1)

    const rows = judgeMethods({
      scores: { oracle: truth.spend, abc: worst },
      abc: worst,
      heldOut: truth,
      seed: 1,
    })

    expect(rows[0]).toMatchObject({ method: 'oracle', capture10: 0.9, capture20: 1, auc: 1 })
    expect(rows[1]).toMatchObject({ capture10: 0, auc: 0, vsAbc: { difference: 0, low: 0, high: 0 } })
  })
})
