import { englishNumber, englishWord } from './english-number.ts'
import { amount, discount, type FigureRule, readingsOf, share } from './figure.ts'
import { chineseForm, digitsForm, plainNumber } from './patterns.ts'
import { decimal, known, numberForm, readAmount } from './read-amount.ts'

/** Shares, discounts and multiples in both languages, in the order to try them at one place. */
export const shareRules: readonly FigureRule[] = [
  {
    pattern: new RegExp(`百分之(?<n>${numberForm}(?:点${chineseForm})?)`, 'uy'),
    read: ({ n = '' }) => known(decimal(n) / 100, share),
  },
  {
    pattern: new RegExp(`千分之(?<n>${numberForm})`, 'uy'),
    read: ({ n = '' }) => known(readAmount(n) / 1000, share),
  },
  {
    pattern: new RegExp(`(?<b>${numberForm})分之(?<a>${numberForm})`, 'uy'),
    read: ({ a = '', b = '' }) => known(readAmount(a) / readAmount(b), share),
  },
  {
    pattern: new RegExp(
      `(?<a>${digitsForm})(?: ?[-–~到至] ?(?<b>${digitsForm}))? ?(?:%|percent\\b|per cent\\b|pct\\b|个百分点)(?<off> off\\b)?`,
      'iuy',
    ),
    read: ({ a = '', b, off }) => {
      const said = [a, b].filter((text) => text !== undefined).map((text) => plainNumber(text) / 100)
      return readingsOf(said.map(share), off ? said.map((ratio) => discount(1 - ratio)) : undefined)
    },
  },
  {
    pattern: new RegExp(`(?<a>${digitsForm}) ?‰`, 'uy'),
    read: ({ a = '' }) => known(plainNumber(a) / 1000, share),
  },
  {
    pattern: new RegExp(`\\b(?<n>${englishWord}(?:[ -]${englishWord})*) (?:percent|per cent)\\b`, 'iuy'),
    read: ({ n = '' }) => known(englishNumber(n) / 100, share),
  },
  {
    pattern:
      /(?<a>[一二两三四五六七八九十]|\d(?:\.\d)?)(?<b>[一二三四五六七八九])?成(?<more>半|[一二三四五六七八九](?![百千万个家])|[1-9](?!\d))?(?![功交本立长员熟都就为果品套型分人])/uy,
    read: ({ a = '', b, more }) => [
      [
        share(readAmount(a) / 10 + (more === '半' ? 0.05 : readAmount(more ?? '0') / 100)),
        ...(b ? [share(readAmount(b) / 10)] : []),
      ],
    ],
  },
  {
    pattern: /(?:打 ?)?(?<a>[一二三四五六七八九]{1,2}|\d(?:\.\d)?|\d\d)折(?![叠腾射返磨算])/uy,
    read: ({ a = '' }) => {
      const value = readAmount(a)
      return known(value >= 10 ? value / 100 : value / 10, discount)
    },
  },
  { pattern: /对折|半价|half price\b|half off\b/iuy, read: () => [[discount(0.5)], [share(0.5)]] },
  {
    pattern:
      /一半|半数|过半|减半|\bhal(?:f|ves)(?= (?:of|the|your|their|our|its|all)\b)|\b(?:by|one|a) half\b|\bhalved\b/iuy,
    read: () => [[share(0.5)]],
  },
  {
    pattern: /半(?=年|个月|个?小时|个?钟头)|\bhalf (?=an? (?:year|hour|month))/iuy,
    read: () => [[amount(0.5)]],
  },
  { pattern: /\b(?:one|a) third\b/iuy, read: () => [[share(1 / 3)]] },
  { pattern: /\btwo[ -]thirds\b/iuy, read: () => [[share(2 / 3)]] },
  { pattern: /\bthree[ -]quarters\b/iuy, read: () => [[share(0.75)]] },
  { pattern: /\b(?:one|a) quarter of\b/iuy, read: () => [[share(0.25)]] },
  { pattern: /[一1]倍/uy, read: () => [[amount(1)], [amount(2)], [share(1)]] },
  {
    pattern: /翻了?[一1]?[番倍]|\bdoubl(?:e[ds]?|ing)\b(?![- ]check)|\btwice\b/iuy,
    read: () => [[amount(2)], [share(1)]],
  },
  { pattern: /\btripl(?:e[ds]?|ing)\b|\bthree times\b/iuy, read: () => [[amount(3)]] },
]
