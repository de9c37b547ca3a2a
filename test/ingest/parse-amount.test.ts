import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inferDecimalMark, parseAmount } from '#src/ingest/read/parse-amount.ts'

const values: readonly (readonly [string, number])[] = [
  ['12', 12],
  ['¥1,234.50', 1234.5],
  ['￥１，２３４．５０', 1234.5],
  ['$ 1 234.50', 1234.5],
  ["1'234.50", 1234.5],
  ['(1,234.50)', -1234.5],
  ['（１２）', -12],
  ['-12.5', -12.5],
  ['¥-12.5', -12.5],
  ['12.50-', -12.5],
  ['−3', -3],
  ['负300元', -300],
  ['1.2万', 12_000],
  ['1.2万元', 12_000],
  ['3亿', 300_000_000],
  ['5千', 5000],
  ['12,50 €', 12.5],
  ['1.234,50', 1234.5],
  ['1.234.567', 1_234_567],
  ['1,234', 1234],
  ['12,34,567', 1_234_567],
  ['.5', 0.5],
  ['0', 0],
  ['-0', 0],
]

describe('an amount', () => {
  it.each(values)('%s is %d', (text, value) => {
    expect(parseAmount(text)?.value).toBe(value)
  })

  it.each([
    '',
    '-',
    'abc',
    '12k',
    '12 pcs',
    '12%',
    '1.2.3',
    '12,3456',
    '1,23,4',
    '1e5',
    '12 13 14',
    '(12',
    '--5',
  ])('%j is none', (text) => {
    expect(parseAmount(text)).toBeUndefined()
  })

  it('names its currency where the text does', () => {
    expect(parseAmount('USD 12')).toEqual({ value: 12, currency: 'USD' })
    expect(parseAmount('HK$12.00')).toEqual({ value: 12, currency: 'HKD' })
    expect(parseAmount('12元')).toEqual({ value: 12, currency: 'CNY' })
    expect(parseAmount('$12')).toEqual({ value: 12, symbol: '$' })
  })

  it('is read back from every way of writing it', () => {
    const cents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 })
    const ways = fc.constantFrom(
      (n: number) => n.toFixed(2),
      (n: number) => new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(n),
      (n: number) => new Intl.NumberFormat('de', { minimumFractionDigits: 2 }).format(n),
      (n: number) => new Intl.NumberFormat('fr', { minimumFractionDigits: 2 }).format(n),
      (n: number) => new Intl.NumberFormat('zh', { style: 'currency', currency: 'CNY' }).format(n),
      (n: number) => (n < 0 ? `(${(-n).toFixed(2)})` : n.toFixed(2)),
      (n: number) =>
        n.toFixed(2).replace(/[\d.]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    )

    fc.assert(
      fc.property(cents, ways, (n, write) => {
        expect(parseAmount(write(n / 100))?.value).toBe(n === 0 ? 0 : n / 100)
      }),
    )
  })

  it('with one mark before three digits is read as the rest of the file is', () => {
    expect(parseAmount('1.234', 'point')?.value).toBe(1.234)
    expect(parseAmount('1.234', 'comma')?.value).toBe(1234)
    expect(inferDecimalMark(['12,50', '1.234', '7'])).toBe('comma')
    expect(inferDecimalMark(['12.50', '1,234', '7'])).toBe('point')
    expect(inferDecimalMark([])).toBe('point')
  })
})
