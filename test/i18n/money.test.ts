import { describe, expect, it } from 'vitest'
import { formatExactMoney, formatMoney } from '#src/i18n/money.ts'

const cny = (yuan: number) => ({ amountMinor: Math.round(yuan * 100), currency: 'CNY' })
const usd = (dollars: number) => ({ amountMinor: Math.round(dollars * 100), currency: 'USD' })

describe('money on a card', () => {
  it.each([
    [128_000, '¥12.8万'],
    [120_000_000, '¥1.2亿'],
    [120_000, '¥12万'],
    [9_600, '¥9,600'],
    [9_999.4, '¥9,999'],
    [9_999.5, '¥1万'],
    [99_999_500, '¥1亿'],
    [99_994_000, '¥9,999.4万'],
    [89.5, '¥89.50'],
    [0, '¥0'],
    [-128_000, '-¥12.8万'],
  ])('%d yuan is %s in Chinese', (yuan, expected) => {
    expect(formatMoney('zh', cny(yuan))).toBe(expected)
  })

  it.each([
    [12_800, '$12.8k'],
    [999.4, '$999'],
    [999.5, '$1k'],
    [999_949, '$999.9k'],
    [999_950, '$1m'],
    [1_200_000_000, '$1.2b'],
    [29.33, '$29.33'],
  ])('%d dollars is %s in English', (dollars, expected) => {
    expect(formatMoney('en', usd(dollars))).toBe(expected)
  })

  it('keeps yen and Hong Kong dollars apart from yuan and dollars', () => {
    expect(formatMoney('zh', { amountMinor: 500, currency: 'JPY' })).toBe('JP¥500')
    expect(formatMoney('en', { amountMinor: 50_000, currency: 'HKD' })).toBe('HK$500')
    expect(formatMoney('en', { amountMinor: 50_000, currency: 'CHF' })).toBe('CHF 500')
  })
})

describe('exact money', () => {
  it('goes to the last minor unit of its currency', () => {
    expect(formatExactMoney('zh', cny(128_000))).toBe('¥128,000')
    expect(formatExactMoney('en', { amountMinor: 1_234_567, currency: 'KWD' })).toBe('KWD 1,234.567')
    expect(formatExactMoney('en', { amountMinor: -1234, currency: 'JPY' })).toBe('-JP¥1,234')
  })
})
