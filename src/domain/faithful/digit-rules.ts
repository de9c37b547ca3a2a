import { amount, dayReading, type FigureRule, readingsOf, share } from './figure.ts'
import { digitsForm, plainNumber } from './patterns.ts'
import { known, readAmount } from './read-amount.ts'

const sizes: Readonly<Record<string, number>> = {
  ...{
    k: 1e3,
    thousand: 1e3,
    m: 1e6,
    mn: 1e6,
    million: 1e6,
    b: 1e9,
    bn: 1e9,
    billion: 1e9,
    hundred: 100,
    w: 1e4,
  },
}
/** Letters that are also metres, watts or minutes. */
const ambiguous: ReadonlySet<string> = new Set(['m', 'w', 'b'])

/** Amounts in digits, with the letters and words of their size, in the order to try them at one place. */
export const digitRules: readonly FigureRule[] = [
  {
    pattern: new RegExp(
      `(?<n>${digitsForm}) ?(?:(?<letter>[kmb]|bn|mn)(?![a-z\\d])|(?<word>thousand|million|billion|hundred)\\b|(?<w>w)(?![a-z\\d]))`,
      'iuy',
    ),
    read: ({ n = '', letter, word, w }) => {
      const unit = (letter ?? word ?? w ?? '').toLowerCase()
      const value = plainNumber(n)
      return [[amount(value * (sizes[unit] ?? 1))], ...(ambiguous.has(unit) ? [[amount(value)]] : [])]
    },
  },
  {
    pattern: new RegExp(
      `(?<n>${digitsForm} ?[百千万亿](?!分|克|瓦|米|卡)(?:万|亿)?(?:\\d+(?:\\.\\d+)?[百千万]?)*)`,
      'uy',
    ),
    read: ({ n = '' }) => known(readAmount(n), amount),
  },
  {
    pattern: new RegExp(`(?<n>${digitsForm}) ?个点(?!位)`, 'uy'),
    read: ({ n = '' }) => [[amount(plainNumber(n))], [share(plainNumber(n) / 100)]],
  },
  {
    pattern: /\b(?<n>\d{1,2})(?:st|nd|rd|th)\b/iuy,
    read: ({ n = '' }) => readingsOf(dayReading({ day: Number(n) }), [amount(Number(n))]),
  },
  // Letters before it make it a name (X100), but for currencies.
  {
    pattern: /(?<name>(?<![a-z\d])(?!(?:rmb|cny|usd|eur|gbp|hkd|us|cn|hk)\d)[a-z]+\d[a-z\d]*)/iuy,
    read: ({ name = '' }) => [[`name ${name.toLowerCase()}`]],
  },
  {
    pattern: new RegExp(`(?<n>${digitsForm})`, 'uy'),
    read: ({ n = '' }) => {
      const value = plainNumber(n)
      const isYear = /^(?:19|20)\d\d$/.test(n)
      return readingsOf([amount(value)], isYear ? dayReading({ year: value }) : undefined)
    },
  },
]
