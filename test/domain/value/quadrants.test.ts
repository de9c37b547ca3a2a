import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quadrantLines, quadrantOf, quadrants, quadrantTable } from '#src/domain/value-quadrants.ts'
import { t } from '#src/i18n/text.ts'

const values = fc.record({ valueNow: fc.nat(1_000), expected: fc.nat(1_000) })

describe('the base as a 2×2 of value now and value to come', () => {
  it('parts those who are worth much today from those who will be', () => {
    const base = [
      { valueNow: 900, expected: 900 },
      { valueNow: 800, expected: 10 },
      { valueNow: 20, expected: 700 },
      { valueNow: 10, expected: 20 },
    ]

    const table = quadrantTable(base)

    expect(table.map(({ quadrant, customers }) => [quadrant, customers])).toEqual([
      ['protect', 1],
      ['win-back', 1],
      ['grow', 1],
      ['keep-in-touch', 1],
    ])
    expect(table[1]).toEqual({ quadrant: 'win-back', customers: 1, share: 0.25, valueNow: 800, expected: 10 })
  })

  it('takes as high the share it is told, such as the tiers at the top hold', () => {
    const base = Array.from({ length: 10 }, (_, n) => ({ valueNow: n + 1, expected: 10 - n }))

    expect(quadrantLines(base, 0.3)).toEqual({ valueNow: 8, expected: 8 })
    expect(quadrantLines(base)).toEqual({ valueNow: 6, expected: 6 })
  })

  it('counts everybody once and loses no money, nobody at all included', () => {
    fc.assert(
      fc.property(fc.array(values), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (base, share) => {
        const table = quadrantTable(base, quadrantLines(base, share))

        expect(table.map(({ quadrant }) => quadrant)).toEqual(quadrants)
        expect(table.reduce((sum, { customers }) => sum + customers, 0)).toBe(base.length)
        expect(table.reduce((sum, { expected }) => sum + expected, 0)).toBe(
          base.reduce((sum, { expected }) => sum + expected, 0),
        )
      }),
    )
  })

  it('more of either figure never moves a customer to a lesser side', () => {
    fc.assert(
      fc.property(values, values, fc.nat(100), (one, lines, more) => {
        const [before, after] = [one, { ...one, valueNow: one.valueNow + more }].map((each) =>
          ['protect', 'win-back'].includes(quadrantOf(each, lines)),
        )

        expect(Number(after)).toBeGreaterThanOrEqual(Number(before))
      }),
    )
  })

  it('has a name for each cell in both languages', () => {
    const names = (['en', 'zh'] as const).flatMap((locale) =>
      quadrants.map((cell) => t(locale, `quadrant.${cell}`)),
    )

    expect(new Set(names).size).toBe(8)
    expect(names).toContain('守护')
  })
})
