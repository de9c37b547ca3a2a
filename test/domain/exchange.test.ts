import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, rateOn, rateValue } from '#src/domain/exchange.ts'
import { minorDigits, toMajor, toMinor } from '#src/domain/money.ts'

const rate = (from: string, to: string, value: string, day = '2026-11-20') => ({ from, to, day, value })

describe('an amount at a rate', () => {
  it.each([
    ['EUR', 'CNY', 100_00, '7.8123', 781_23],
    ['EUR', 'CNY', 1, '7.45', 7],
    ['EUR', 'CNY', 1, '7.5', 8],
    ['JPY', 'CNY', 1_500, '0.0468', 70_20],
    ['KWD', 'CNY', 1_250, '23.4', 29_25],
    ['CNY', 'JPY', 100_00, '21.35', 2_135],
    ['USD', 'USD', 0, '1', 0],
  ])('%s to %s: %i at %s is %i', (from, to, amountMinor, value, expected) => {
    expect(convert(amountMinor, rate(from, to, value))).toEqual({
      amountMinor: expected,
      currency: to,
      rate: value,
      rateDay: '2026-11-20',
    })
  })

  it('is exact where doubles are not: at 1.005 a cent more is found', () => {
    expect(convert(100, rate('EUR', 'USD', '1.005'))?.amountMinor).toBe(101)
    expect(convert(9_007_199_254_740_991, rate('EUR', 'USD', '1'))?.amountMinor).toBe(9_007_199_254_740_991)
  })

  it('beyond what is counted exactly it is none', () => {
    expect(convert(9_007_199_254_740_991, rate('EUR', 'USD', '1.1'))).toBeUndefined()
  })

  it('more money is never less, and ten times is ten times but for one rounding', () => {
    const amount = fc.integer({ min: 0, max: 1e10 }) // ten times it at the highest rate is still counted exactly
    const value = fc
      .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 9_999 }))
      .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`)
    fc.assert(
      fc.property(amount, amount, value, (a, b, v) => {
        const at = (minor: number) => convert(minor, rate('EUR', 'CNY', v))?.amountMinor ?? Number.NaN
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(at(less)).toBeLessThanOrEqual(at(more))
        expect(Math.abs(at(less * 10) - 10 * at(less))).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('a rate as text', () => {
  it.each([
    ['7.8', '7.8'],
    ['07.80', '7.8'],
    ['1', '1'],
    ['0.0468', '0.0468'],
    ['0', undefined],
    ['0.000', undefined],
    ['-7', undefined],
    ['7,8', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    expect(rateValue(text)).toBe(expected)
  })
})

describe('the rate of a day', () => {
  const rates = ['2026-09-30', '2026-10-09', '2026-10-10'].map((day) => ({
    _id: `EUR|CNY|${day}`,
    ...rate('EUR', 'CNY', '7.8', day),
  }))

  it.each([
    ['2026-10-10', '2026-10-10'],
    ['2026-10-17', '2026-10-10'],
    ['2026-10-18', undefined],
    ['2026-10-07', '2026-09-30'],
    ['2026-10-08', undefined],
    ['2026-09-29', undefined],
  ])('on %s is that of %s', (day, expected) => {
    expect(rateOn(rates, day)?.day).toBe(expected)
  })
})

describe('minor units', () => {
  it.each([
    ['CNY', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['KWD', 3],
    ['TND', 3],
    ['IQD', 3],
    ['IDR', 2],
    ['HUF', 2],
    ['LBP', 2],
    ['CLF', 4],
    ['UGX', 0],
  ])('%s has %i, as ISO 4217 says', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits)
  })

  it('an amount goes to minor units and back in each', () => {
    expect([toMinor(1_500, 'JPY'), toMinor(1.25, 'KWD'), toMinor(12.3, 'CNY')]).toEqual([1_500, 1_250, 1_230])
    expect(toMajor({ amountMinor: 1_250, currency: 'KWD' })).toBe(1.25)
  })

  it('is as fifteen digits have it, whatever the amount', () => {
    const amount = fc.oneof(
      fc.double({ min: -1e13, max: 1e13, noNaN: true }),
      fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
    )
    const byDigits = (of: number) => Math.sign(of) * Math.round(Number((Math.abs(of) * 100).toPrecision(15)))

    fc.assert(fc.property(amount, (of) => void expect(toMinor(of, 'CNY')).toBe(byDigits(of))))
    expect([toMinor(1.005, 'CNY'), toMinor(-1.005, 'CNY'), toMinor(1e14, 'CNY')]).toEqual([101, -101, 1e16])
  })
})
