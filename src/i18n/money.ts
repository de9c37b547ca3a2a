import type { Locale } from '#src/domain/locale.ts'
import { type Money, minorDigits, toMajor } from '#src/domain/money.ts'

// `Intl` says CN¥ in English and US$ in Chinese; readers of one company know their own money.
const ownSymbols: Readonly<Record<string, string>> = { CNY: '¥', USD: '$', JPY: 'JP¥' }

function symbolOf(locale: Locale, currency: string): string {
  const own = ownSymbols[currency]
  if (own) return own

  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency }).formatToParts(0)
  const symbol = parts.find((part) => part.type === 'currency')?.value ?? currency
  return /\p{L}$/u.test(symbol) ? `${symbol} ` : symbol
}

/** Making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.NumberFormat>()

function grouped(value: number, least: number, most: number): string {
  const digits = `${least}-${most}`
  const formatter =
    formatters.get(digits) ??
    new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: most })
  formatters.set(digits, formatter)
  return formatter.format(value)
}

const signed = (value: number, symbol: string, digits: string): string =>
  `${value < 0 ? '-' : ''}${symbol}${digits}`

/** `¥128,000`, `¥128,000.50`, to the last minor unit: what `why` shows. */
export function formatExactMoney(locale: Locale, money: Money): string {
  const major = toMajor(money)
  const digits = Number.isInteger(major) ? 0 : minorDigits(money.currency)

  return signed(major, symbolOf(locale, money.currency), grouped(Math.abs(major), digits, digits))
}

type Unit = { readonly size: number; readonly word: string }
const units: Readonly<Record<Locale, readonly Unit[]>> = {
  en: [
    { size: 1e9, word: 'b' },
    { size: 1e6, word: 'm' },
    { size: 1e3, word: 'k' },
  ],
  zh: [
    { size: 1e8, word: '亿' },
    { size: 1e4, word: '万' },
  ],
}

/** `¥12.8万`, `¥1.2亿` / `$12.8k`, `$1.2m`: short enough for a card. Whole below the first unit, cents below 100. */
export function formatMoney(locale: Locale, money: Money): string {
  const major = toMajor(money)
  return signed(major, symbolOf(locale, money.currency), compact(locale, Math.abs(major), money.currency))
}

/** The same, never less than the amount: for what must be reached. */
export function formatMoneyUp(locale: Locale, { amountMinor, currency }: Money): string {
  const minor = 10 ** minorDigits(currency)
  const major = amountMinor / minor
  const unit = unitOf(locale, major)
  const step = unit ? (unit.size / 10) * minor : major >= 100 ? minor : 1

  return formatMoney(locale, { amountMinor: Math.ceil(amountMinor / step) * step, currency })
}

const unitOf = (locale: Locale, value: number): Unit | undefined =>
  units[locale].find((candidate, at, all) => value >= startOf(candidate, all[at + 1]))

function compact(locale: Locale, value: number, currency: string): string {
  const unit = unitOf(locale, value)
  if (unit) return `${grouped(Math.round((value / unit.size) * 10) / 10, 0, 1)}${unit.word}`
  if (value >= 100) return grouped(value, 0, 0)

  const digits = Number.isInteger(value) ? 0 : minorDigits(currency)
  return grouped(value, digits, digits)
}

// What the smaller unit would round up to 10,000万 is already 1亿, and 999.95k is 1m.
const startOf = (unit: Unit, smaller: Unit | undefined): number =>
  unit.size - (smaller ? smaller.size * 0.05 : 0.5)
