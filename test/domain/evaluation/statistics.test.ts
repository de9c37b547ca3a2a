import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auc } from '#src/domain/evaluation/auc.ts'
import { calibrationByDecile } from '#src/domain/evaluation/calibration-by-decile.ts'
import { confidenceDrop } from '#src/domain/evaluation/confidence-drop.ts'
import { meanInterval } from '#src/domain/evaluation/mean-interval.ts'
import { psi } from '#src/domain/evaluation/psi.ts'
import { psiSameAge } from '#src/domain/evaluation/psi-same-age.ts'
import { wilson } from '#src/domain/evaluation/wilson.ts'
import { floats, tiedScores } from './builders.ts'

const sequence = (n: number, of: (i: number) => number = (i) => i) =>
  Float64Array.from({ length: n }, (_, i) => of(i))

describe('auc', () => {
  it('is the share of pairs in the right order, ties half', () => {
    fc.assert(
      fc.property(
        tiedScores(15),
        fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
        (scores, active) => {
          fc.pre(active.includes(true) && active.includes(false))
          const pairs = [...scores].flatMap((a, i) =>
            [...scores].flatMap((b, j) => (active[i] && !active[j] ? [[a, b] as const] : [])),
          )
          const right = pairs.reduce((sum, [a, b]) => sum + (a > b ? 1 : a === b ? 0.5 : 0), 0)

          expect(auc(scores, active.map(Number))).toBeCloseTo(right / pairs.length, 9)
        },
      ),
    )
  })

  it('is a coin where all are of one kind', () => {
    expect(auc(floats(1, 2), [1, 1])).toBe(0.5)
  })
})

describe("Wilson's interval", () => {
  it('gives the published figures (Newcombe 1998: 81 of 263, 15 of 148, 0 of 20, 1 of 29)', () => {
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const

    const got = published.map(([hits, n]) => wilson(hits, n))

    for (const [i, [, , low, high]] of published.entries()) {
      expect(got[i]?.low).toBeCloseTo(low, 4)
      expect(got[i]?.high).toBeCloseTo(high, 4)
    }
  })

  it('of nobody all is possible', () => {
    expect(wilson(0, 0)).toEqual({ n: 0, share: 0, low: 0, high: 1 })
  })

  it('holds its share and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const { low, share, high } = wilson(a, a + b)

        expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
      }),
    )
  })
})

describe('population stability', () => {
  it('is 0 for the same scores and grows with the shift', () => {
    const [base, little, much] = [0, 40, 300].map((by) => sequence(1_000, (i) => i + by))

    const shifts = [base, little, much].map((scores) => psi(base!, scores!))

    expect(shifts[0]).toBe(0)
    expect(shifts[1]).toBeGreaterThan(0)
    expect(shifts[2]).toBeGreaterThan(0.25)
  })

  it('is worked out over the deciles of the reference', () => {
    const all = psi(
      sequence(100),
      sequence(100, (i) => i % 50),
    ) // the lower five deciles twice as full, the upper empty

    expect(all).toBeCloseTo(5 * 0.1 * Math.log(2) + 5 * (0.1 - 0.005) * Math.log(20), 9)
  })

  it('a base that only grew older has not shifted', () => {
    const aged = (days: number) => ({
      ageDays: sequence(600, (i) => (i % 3) * 28 + days),
      scores: sequence(600, (i) => 1_000 - (i % 3) * 28 - days + (i % 7)),
    })
    const [before, after] = [aged(0), aged(28)]

    const { psi: same, bands } = psiSameAge(before, after)

    expect(psi(before.scores, after.scores)).toBeGreaterThan(0.25)
    expect(same).toBeLessThan(0.01)
    expect(bands.map(({ fromDays, customers }) => [fromDays, customers.current])).toEqual([
      [28, 200],
      [56, 200],
    ])
  })

  it('bands of too few customers are not compared', () => {
    const few = { ageDays: sequence(99, () => 5), scores: sequence(99) }

    const many = { ageDays: sequence(200, () => 5), scores: sequence(200) }

    expect(psiSameAge(few, many)).toEqual({ psi: undefined, bands: [] })
    expect(psiSameAge(many, few)).toEqual({ psi: undefined, bands: [] })
    expect(psiSameAge(many, many)).toMatchObject({ psi: 0 })
  })
})

describe('calibration and confidence', () => {
  it('deciles run from the highest forecast down, each with its mean truth', () => {
    const rows = calibrationByDecile(
      sequence(100),
      sequence(100, (i) => 2 * i),
    )

    expect(rows).toHaveLength(10)
    expect(rows[0]).toEqual({ decile: 1, customers: 10, predicted: 94.5, actual: 189 })
    expect(rows[9]).toEqual({ decile: 10, customers: 10, predicted: 4.5, actual: 9 })
  })

  it('fewer customers than deciles leave some empty, and nobody is lost', () => {
    const rows = calibrationByDecile(floats(3, 1, 2), floats(0, 0, 0))

    expect(rows.reduce((sum, { customers }) => sum + customers, 0)).toBe(3)
  })

  it('a drop of confidence says how many have fallen under the limit', () => {
    const drop = confidenceDrop(floats(1, 0.8, 0.5), floats(1, 0.5, 0.3))

    expect(drop).toMatchObject({ newlyUnsure: 1 })
    expect(drop.drop).toBeCloseTo(0.5 / 3, 9)
  })

  it('a mean’s interval holds it, and there is none of nothing', () => {
    const { mean, low, high } = meanInterval([0, 0, 0, 10, 30], 1)!

    expect(mean).toBe(8)
    expect(low).toBeLessThan(8)
    expect(high).toBeGreaterThan(8)
    expect(meanInterval([], 1)).toBeUndefined()
  })
})
