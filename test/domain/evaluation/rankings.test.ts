import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseHalfLife } from '#src/domain/evaluation/choose-half-life.ts'
import { chooseKey } from '#src/domain/evaluation/choose-key.ts'
import { dateOfDay, parseDay } from '#src/domain/evaluation/day-number.ts'
import { innerSplits, lastThirdDay } from '#src/domain/evaluation/inner-split.ts'
import { keyRanking, settingsOf } from '#src/domain/evaluation/key.ts'
import { type PurchasePanel, panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { abc, decayedSpend, type Ranking, rfm } from '#src/domain/evaluation/rankings.ts'
import { aPolicy } from '../builders.ts'
import { aPanel, someRows } from './builders.ts'

const scores = (ranking: Ranking, panel: PurchasePanel, day: number) => [...ranking(panel, day)]

describe('rankings', () => {
  it('ABC is the net spend', () => {
    expect(scores(abc, aPanel(['ann', 1, 10], ['ann', 5, -4], ['bob', 3, 7]), 9)).toEqual([6, 7])
  })

  it('decayed spend halves with each half-life', () => {
    expect(scores(decayedSpend(30), aPanel(['ann', 40, 8], ['ann', 10, 8], ['bob', 70, 8]), 70)).toEqual([
      6, 8,
    ])
  })

  it('RFM adds the quintiles of recency, repeats and spend by mid-rank', () => {
    const panel = aPanel(['a', 1, 1], ['b', 2, 2], ['c', 3, 3], ['d', 4, 4], ['e', 5, 5])

    // nobody has repeated: one group of ties, whose mid-rank lies in the third quintile
    expect(scores(rfm, panel, 9)).toEqual([1 + 3 + 1, 2 + 3 + 2, 3 + 3 + 3, 4 + 3 + 4, 5 + 3 + 5])
  })

  it('a return is no purchase: it neither refreshes nor repeats', () => {
    const [kept, returned] = [
      aPanel(['a', 1, 9], ['b', 2, 9]),
      aPanel(['a', 1, 9], ['a', 8, -0.01], ['b', 2, 9]),
    ]

    expect(scores(rfm, returned, 9).map((score, i) => score - scores(rfm, kept, 9)[i]!)).toEqual([-1, 1])
  })

  it('idle customers keep their order under decay, for ever', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 200, max: 900 }), (rows, later) => {
        const panel = panelOf(rows)
        const key = keyRanking({ halfLifeDays: 60, transform: 'sqrt', ordersWeight: 0.3 })
        const [now, then] = [scores(key, panel, 200), scores(key, panel, later)]

        for (const [i, a] of now.entries())
          for (const [j, b] of now.entries())
            if (a > b * (1 + 1e-9)) expect(then[i]).toBeGreaterThan(then[j]!)
      }),
    )
  })
})

describe('the key', () => {
  const panel = aPanel(['a', 0, 100], ['b', 0, 25], ['b', 60, 25], ['c', 60, 9])

  it('spend alone without a transform orders as decayed spend does', () => {
    const key = scores(keyRanking({ halfLifeDays: 60, transform: 'none', ordersWeight: 0 }), panel, 60)
    const decayed = scores(decayedSpend(60), panel, 60)

    expect(key.map((score, i) => score / decayed[i]!)).toEqual(Array(3).fill(expect.closeTo(1 / 37.5, 9)))
  })

  it('is the weighted sum of both dimensions, each over the median of its non-zero sums', () => {
    const key = scores(keyRanking({ halfLifeDays: 60, transform: 'sqrt', ordersWeight: 0.25 }), panel, 60)

    expect(key).toEqual([
      0.75 * (5 / 5) + 0.25 * 0.5,
      0.75 * (7.5 / 5) + 0.25 * 1.5,
      0.75 * (3 / 5) + 0.25 * 1,
    ])
  })

  it('a day of returns or of nothing paid is no order', () => {
    const free = aPanel(['a', 0, 9], ['a', 1, 0], ['a', 2, -1], ['b', 0, 9], ['b', 3, 9])
    const key = scores(keyRanking({ halfLifeDays: 1e9, transform: 'none', ordersWeight: 1 }), free, 60)

    expect(key.map((score) => score / key[0]!)).toEqual([1, expect.closeTo(2, 6)])
  })

  it('an order of twice the amount never lowers a customer’s rank', () => {
    fc.assert(
      fc.property(someRows, fc.nat(199), fc.integer({ min: 1, max: 9_999 }), (rows, day, cents) => {
        const raw = keyRanking({ halfLifeDays: 90, transform: 'log1p', ordersWeight: 0 })
        const more = panelOf([...rows, { customerId: 'zzz', day, amount: cents / 100 }])
        const most = panelOf([...rows, { customerId: 'zzz', day, amount: cents / 50 }])
        const share = (of: PurchasePanel) =>
          [...raw(of, 200)].filter((score) => score <= raw(of, 200).at(-1)!).length

        expect(share(most)).toBeGreaterThanOrEqual(share(more))
      }),
    )
  })

  it('of a policy it takes what order rows can tell, the rest of the weight goes to that', () => {
    const rule = (name: 'spend' | 'orders' | 'engagement', weight: number) => ({
      ...aPolicy().dimensions[0]!,
      name,
      weight,
      transform: 'sqrt' as const,
    })
    const policy = aPolicy({
      halfLifeDays: 45,
      dimensions: [rule('spend', 0.6), rule('orders', 0.2), rule('engagement', 0.2)],
    })

    expect(settingsOf(policy)).toEqual({
      halfLifeDays: 45,
      transform: 'sqrt',
      ordersWeight: expect.closeTo(0.25, 9),
    })
  })
})

describe('choices inside the calibration', () => {
  const bought = (id: string, day: string) => [id, parseDay(day), 10] as const
  const cutOf = (first: string, split: string) =>
    dateOfDay(lastThirdDay(aPanel(bought('a', first), bought('a', split)), parseDay(split)))
      .toISOString()
      .slice(0, 10)

  it('the last third of a calibration that ends with a month begins with one', () => {
    expect(cutOf('1997-01-01', '1997-09-30')).toBe('1997-06-30')
    expect(cutOf('1997-01-01', '1997-09-29')).toBe('1997-07-01')
    expect(cutOf('1997-01-01', '1997-09-20')).toBe('1997-06-25')
    expect(cutOf('1997-09-25', '1997-09-30')).toBe('1997-09-28') // no month's end lies inside
  })

  it('a half-life and a key are found where the recent buyers come back', () => {
    const rows = Array.from({ length: 60 }, (_, i) => i).flatMap((i) => [
      [`old${i}`, 1, 500] as const,
      [`new${i}`, 100 + (i % 60), 60 + i] as const,
      [`new${i}`, 170 + (i % 60), 60 + i] as const,
      [`new${i}`, 240 + (i % 60), 60 + i] as const,
    ])

    expect(chooseHalfLife(aPanel(...rows), 300).halfLifeDays).toBeLessThanOrEqual(60)
    expect(chooseKey(aPanel(...rows), 300).settings.halfLifeDays).toBeLessThanOrEqual(60)
  })

  it('a calibration too short to judge by gets the usual settings', () => {
    const panel = aPanel(['a', 0, 5], ['b', 0, 5])

    expect(chooseHalfLife(panel, 3)).toEqual({ halfLifeDays: 90, tried: [] })
    expect(chooseKey(panel, 3)).toEqual({
      settings: { halfLifeDays: 90, transform: 'none', ordersWeight: 0.3 },
      tried: [],
    })
    expect(innerSplits(panel, 3, [0.5])).toEqual([])
  })
})
