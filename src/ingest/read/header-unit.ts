import { isCurrencyCode } from './parse-amount.ts'

const factors: readonly (readonly [RegExp, number])[] = [
  [/百万/, 1e6],
  [/亿/, 1e8],
  [/万/, 1e4],
  [/^千|千元/, 1e3],
]
const words: readonly (readonly [RegExp, string])[] = [
  [/美元|美金/, 'USD'],
  [/港币|港元/, 'HKD'],
  [/日元/, 'JPY'],
  [/欧元/, 'EUR'],
  [/英镑/, 'GBP'],
  [/元|人民币|RMB/i, 'CNY'],
]

/** What an amount column's name says of its values: `金额(万元)` → 10,000 CNY each, `amount_usd` → USD. */
export function headerUnit(column: string): { readonly factor: number; readonly currency?: string } {
  const text = column.normalize('NFKC')
  const unit = /[([【](.*?)[)\]】]/.exec(text)?.[1] ?? ''
  const factor = factors.find(([word]) => word.test(unit))?.[1] ?? 1
  const code = text
    .toUpperCase()
    .split(/[^A-Z]+/)
    .find((word) => word.length === 3 && isCurrencyCode(word))
  const currency = code ?? words.find(([word]) => word.test(unit))?.[1]
  return currency === undefined ? { factor } : { factor, currency }
}
