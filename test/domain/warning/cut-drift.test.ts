import { describe, expect, it } from 'vitest'
import { cutDrifts, storedDrifts, withSpread } from '#src/domain/warning/cut-drift.ts'
import { aCut, day } from '../builders.ts'
import { weeklyCuts } from './builders.ts'

describe('the drift of the cuts', () => {
  it('is each tier’s own movement over the last four weeks', () => {
    const [cut, ...earlier] = weeklyCuts(100, 5, (n) => [n * 0.01, n * 0.004, n * 0.001])

    const drifts = cutDrifts(cut, earlier)

    expect(drifts.get('A')?.perDay).toBeCloseTo(0.01, 9)
    expect(drifts.get('B')?.perDay).toBeCloseTo(0.004, 9)
    expect(drifts.get('C')?.perDay).toBeCloseTo(0.001, 9)
  })

  it('forgets what is older than four weeks, its spread what is older than eight', () => {
    const bend = (n: number) => (n < 72 ? 5 : 5 + (n - 72) * 0.01)
    const [cut, ...earlier] = weeklyCuts(100, 20, (n) => [bend(n), 0, 0])

    const drift = cutDrifts(cut, earlier).get('A')

    expect(drift?.perDay).toBeCloseTo(0.01, 9)
    expect(drift?.spread).toBeCloseTo(0.005345, 5) // four weeks of .01, four of 0
  })

  it('an even movement leaves nothing uncertain', () => {
    const [cut, ...earlier] = weeklyCuts(100, 9, (n) => [n * 0.01, 0, 0])

    expect(cutDrifts(cut, earlier).get('A')?.spread).toBeCloseTo(0, 9)
  })

  it('of few cuts half is uncertain, without earlier ones the cut’s own stands in', () => {
    const [cut, ...earlier] = weeklyCuts(100, 3, (n) => [n * 0.01, 0, 0])

    expect(cutDrifts(cut, earlier).get('A')?.spread).toBeCloseTo(0.005, 9)
    expect(cutDrifts(aCut({ driftPerDay: 0.02 }), []).get('B')).toEqual({ perDay: 0.02, spread: 0.01 })
  })

  it('cuts of another kind, version or a later day are passed over', () => {
    const [cut, earlier] = weeklyCuts(100, 2, () => [2, 1, 0])
    const strange = [
      { ...earlier!, kind: 'absolute' as const },
      { ...earlier!, policyVersion: 2 },
      { ...cut, at: new Date(cut.at.getTime() + 1e9) },
    ]

    expect(cutDrifts({ ...cut, driftPerDay: 0.03 }, strange).get('A')?.perDay).toBe(0.03)
  })

  it('of runs nearer than a week only one a week tells how uneven it is', () => {
    const at = (n: number) => 5 + n * 0.01 + (n % 2) * 0.3 // every other day's run is far off, and so is none a week apart
    const daily = Array.from({ length: 57 }, (_, ago) =>
      aCut({ on: 100 - ago, thresholds: [{ code: 'A', kappa: at(100 - ago) }], _id: `day${ago}` }),
    )
    const [cut, ...earlier] = daily
    const fortnight = earlier.filter((_, i) => (i + 1) % 14 === 0)

    const spread = cutDrifts(cut!, earlier).get('A')?.spread ?? 0
    const raw = cutDrifts(cut!, fortnight).get('A')?.spread ?? 1

    expect(spread).toBeLessThan(0.1) // day by day it is .6
    expect(raw).toBeCloseTo(0, 9)
  })

  it('is stored with the cut, but for what it did while sources were silent', () => {
    const [cut, ...earlier] = weeklyCuts(100, 9, (n) => [n * 0.01 + (n === 86 ? 3 : 0), 0, 0])
    const blind = [{ from: day(80), until: day(90) }]

    const [seen, told] = [withSpread(cut, { earlier }), withSpread(cut, { earlier, blind })]

    expect(storedDrifts(seen)).toEqual(
      new Map([...cutDrifts(cut, earlier)].map(([code, { spread }]) => [code, { perDay: 0, spread }])),
    )
    expect(storedDrifts(told).get('A')?.spread).toBeCloseTo(0, 9)
    expect(storedDrifts(seen).get('A')?.spread).toBeGreaterThan(0.1)
  })

  it('of a cut from before is half uncertain', () => {
    expect(storedDrifts(aCut({ driftPerDay: 0.02 })).get('B')).toEqual({ perDay: 0.02, spread: 0.01 })
  })
})
