import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween } from '#src/domain/days.ts'
import { warn, warningRanges } from '#src/domain/warning/warn.ts'
import { aScore, aTier, day } from '../builders.ts'
import { inputOf, warned, weeklyCuts } from './builders.ts'

/** κ that stands this far over A's lower band on day 100. */
const overBand = (by: number) => 2 + Math.log2(0.9) + by

describe('an early warning', () => {
  it('is given when crossing, confirmation and dwell end within 28 days', () => {
    const warning = warned({ kappa: overBand(0.05) })

    expect(warning).toMatchObject({ from: 'A', to: 'B', issuedAt: day(100) })
    expect(daysBetween(day(100), warning?.expectedTo ?? day(0))).toBe(28)
  })

  it('is not given while the crossing is more than a week off', () => {
    expect(warned({ kappa: overBand(0.08) })).toBeUndefined()
  })

  it('an even drift has one day, an uneven one a range around it', () => {
    const uneven = weeklyCuts(100, 9, (n) => [
      2 + (n - 100) / 100 + (((n - 100) / 7) % 2 === 0 ? 0 : 0.04),
      1,
      0,
    ])

    const [sure, unsure] = [
      warned({ kappa: overBand(0.05) }),
      warned({ kappa: overBand(0.05), cuts: uneven }),
    ]

    expect(sure?.expectedFrom).toEqual(sure?.expectedTo)
    expect(unsure!.expectedFrom <= sure!.expectedFrom && unsure!.expectedTo > sure!.expectedTo).toBe(true)
  })

  it('counts from the day the band was left', () => {
    const tier = aTier('A', { belowSince: day(93) })

    expect(warned({ kappa: overBand(-0.2), tier })?.expectedFrom).toEqual(day(114))
  })

  it('falls on a run', () => {
    const tier = aTier('A', { belowSince: day(95) })

    expect(warned({ kappa: overBand(-0.2), tier })?.expectedTo).toEqual(day(121))
    expect(warned({ kappa: overBand(-0.2), tier, runEveryDays: 1 })?.expectedTo).toEqual(day(116))
  })

  it('waits for the tier to have stood', () => {
    expect(warned({ kappa: overBand(-0.2), tier: aTier('A', { since: day(99) }) })?.expectedFrom).toEqual(
      day(128),
    )
    expect(
      warned({ kappa: overBand(-0.2), tier: aTier('A', { since: day(99) }), runEveryDays: 1 }),
    ).toMatchObject({ expectedFrom: day(127) })
  })

  it.each([
    ['a cut that stands still', { kappa: overBand(0.01), cuts: weeklyCuts(100, 9, () => [2, 1, 0]) }],
    ['the lowest tier', { kappa: -9, code: 'D' }],
    ['one without a κ for the cut’s tiers', { kappa: 1, code: 'Gold' }],
    [
      'a pin beyond the range',
      { kappa: 1, override: { tier: 'A', reason: 'x', by: 'mei', until: day(365) } },
    ],
    ['a new customer', { kappa: 1, lifecycle: 'new' as const }],
  ])('is none for %s', (_, asked) => {
    expect(warned(asked)).toBeUndefined()
  })

  it('says for whom the demotion will wait', () => {
    expect(warned({ kappa: 1.5, score: aScore(1.5, { confidence: 0.5 }) })?.waits).toBe('low-confidence')
  })

  it('is none where rounding alone moves the cut', () => {
    const cuts = weeklyCuts(100, 9, (n) => [2 + (n - 100) * 4e-18, 1, 0])

    const warnings = [1e-9, 1e-8, 1e-6, 0.5].map((by) => warned({ kappa: overBand(by), cuts }))

    expect(warnings).toEqual([undefined, undefined, undefined, undefined])
  })

  it('nobody outside the ranges has to be asked', () => {
    const arbitrary = fc.record({
      code: fc.constantFrom('A', 'B', 'C'),
      kappa: fc.double({ min: -1, max: 3, noNaN: true }),
      late: fc.integer({ min: 0, max: 6 }),
      drift: fc.double({ min: -0.02, max: 0.04, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ code, kappa, late, drift }) => {
        const cuts = weeklyCuts(100, 9, (n) => [2 + (n - 100) * drift, 1 + (n - 100) * drift, 0])
        const input = inputOf({ code, kappa, cuts, now: day(100 + late) })
        const range = warningRanges(input).find((one) => one.code === code)

        if (warn(input)) expect(kappa).toBeLessThanOrEqual(range!.kappaUpTo + 1e-9)
      }),
    )
  })

  it('the range holds the date and begins no earlier than today', () => {
    const arbitrary = fc.record({
      kappa: fc.double({ min: 0, max: 2.2, noNaN: true }),
      noise: fc.double({ min: 0, max: 0.05, noNaN: true }),
    })
    fc.assert(
      fc.property(arbitrary, ({ kappa, noise }) => {
        const cuts = weeklyCuts(100, 9, (n) => [2 + (n - 100) / 100 + Math.sin(n) * noise, 1, 0])
        const warning = warned({ kappa, cuts })
        fc.pre(warning !== undefined)

        expect(warning!.expectedFrom >= day(100)).toBe(true)
        expect(warning!.expectedFrom <= warning!.expectedTo).toBe(true)
        expect(daysBetween(day(100), warning!.expectedFrom)).toBeLessThanOrEqual(28)
      }),
    )
  })
})
