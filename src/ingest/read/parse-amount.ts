/** An amount as written: its value in major units, and the currency where the text names one. */
export type ParsedAmount = { readonly value: number; readonly currency?: string; readonly symbol?: string }

/** Which of `,` and `.` ends the whole part, for the forms that both readings allow (`1.234`). */
export type DecimalMark = 'point' | 'comma'

const multipliers: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  万亿: 1e12,
}

const currencyWords: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  RMB: 'CNY',
  元: 'CNY',
  圆: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  元整: 'CNY',
  美元: 'USD',
  美金: 'USD',
  US$: 'USD',
  港币: 'HKD',
  港元: 'HKD',
  HK$: 'HKD',
  日元: 'JPY',
  円: 'JPY',
  欧元: 'EUR',
  英镑: 'GBP',
}

/** What a bare sign may stand for: the first is meant where nothing else is known. */
const symbols: Readonly<Record<string, readonly string[]>> = {
  '¥': ['CNY', 'JPY'],
  $: ['USD', 'HKD', 'SGD', 'AUD', 'CAD', 'NZD', 'TWD', 'MXN', 'MOP', 'BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
}

/** Does a sign fit a currency? `$` fits HKD, `€` does not. */
export const symbolFits = (symbol: string, currency: string): boolean =>
  symbols[symbol]?.includes(currency) ?? false

/** The currency a bare sign usually means. */
export const symbolCurrency = (symbol: string): string | undefined => symbols[symbol]?.[0]

const shape =
  /^(?<lead>[^\d.,]*?)(?<digits>\d[\d.,' ]*|\.\d+)(?<unit>万亿|十万|百万|千万|千|万|萬|亿|億)?(?<tail>[^\d]*)$/

/**
 * Reads `¥1,234.50`, `(1,234.50)`, `1.2万`, `３亿元`, `US$ 12`, `-12,50 €`.
 * Full-width forms count as their half-width ones. Undefined where the text is no amount.
 */
export function parseAmount(text: string, decimal: DecimalMark = 'point'): ParsedAmount | undefined {
  // Most amounts of most files need no more.
  if (/^-?\d{1,12}(?:\.\d{1,2})?$/.test(text)) return { value: Number(text) + 0 }

  const parts = shape.exec(clean(text))?.groups
  if (!parts) return undefined
  const { lead = '', digits = '', unit = '', tail = '' } = parts

  const sign = signOf(lead, tail)
  const names = namesOf(lead, tail)
  const plain = plainDigits(digits.trim(), decimal)
  if (sign === undefined || names === undefined || plain === undefined) return undefined

  const value = sign * Number((Number(plain) * (multipliers[unit] ?? 1)).toPrecision(15))
  return Number.isFinite(value) ? { value: value === 0 ? 0 : value, ...names } : undefined
}

/**
 * Which mark a file's amounts use, from those that leave no doubt (`12,50`, `1.234,50`, `9.9`).
 */
export function inferDecimalMark(texts: Iterable<string>): DecimalMark {
  let comma = 0
  let point = 0
  for (const text of texts) {
    const bare = clean(text)
    if (/\d,\d{1,2}(?!\d)/.test(bare)) comma++
    else if (/\d\.\d{1,2}(?!\d)|\d\.\d{4}|\d,\d{3}\./.test(bare)) point++
  }
  return comma > point ? 'comma' : 'point'
}

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[−–—]/g, '-')
    .replace(/[、]/g, ',')
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .trim()
    .toUpperCase()

/** -1 for a leading or trailing minus, 负 and accounting brackets; undefined for signs that do not fit. */
function signOf(lead: string, tail: string): 1 | -1 | undefined {
  const marks = (lead + tail).replace(/[^-+()负]/g, '')
  if (marks === '' || marks === '+') return 1
  return marks === '-' || marks === '()' || marks === '负' ? -1 : undefined
}

/** The currency around the digits; undefined where there are other words (`12 pcs`, `12%`). */
function namesOf(lead: string, tail: string): Omit<ParsedAmount, 'value'> | undefined {
  const words = [lead, tail].map((part) => part.replace(/[-+()负\s]/g, '')).filter((word) => word !== '')
  const named: { currency?: string; symbol?: string } = {}
  for (const word of words) {
    const currency = currencyWords[word] ?? isoCode(word)
    if (currency !== undefined) named.currency ??= currency
    else if (word in symbols) named.symbol = word
    else return undefined
  }
  return named
}

const isoCodes = new Set(Intl.supportedValuesOf('currency'))
const isoCode = (word: string): string | undefined => (isoCodes.has(word) ? word : undefined)

/** True for an ISO 4217 code in capitals. */
export const isCurrencyCode = (text: string): boolean => isoCodes.has(text)

/** `1,234.50` → `1234.50`; undefined where the groups are no groups (`12,34,5`). */
function plainDigits(digits: string, decimal: DecimalMark): string | undefined {
  const mark = decimalMarkOf(digits, decimal)
  const [whole = '', fraction, ...more] = mark === undefined ? [digits] : digits.split(mark)
  if (more.length > 0 || (fraction !== undefined && !/^\d*$/.test(fraction))) return undefined

  const grouped = /^\d{1,3}(?:([., '])\d{3})(?:\1\d{3})*$/.test(whole)
  // Indian books group by two digits above the thousand.
  const otherwise = /^\d{1,2}(?:,\d{2})*,\d{3}$/.test(whole)
  if (whole !== '' && !/^\d+$/.test(whole) && !grouped && !otherwise) return undefined

  const bare = `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`
  return /\d/.test(digits) ? bare : undefined
}

function decimalMarkOf(digits: string, decimal: DecimalMark): ',' | '.' | undefined {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  if (comma < 0 && point < 0) return undefined
  return loneMark(digits, comma >= 0 ? ',' : '.', decimal)
}

function loneMark(digits: string, mark: ',' | '.', decimal: DecimalMark): ',' | '.' | undefined {
  const at = digits.indexOf(mark)
  if (at !== digits.lastIndexOf(mark)) return undefined

  const behind = digits.length - 1 - at
  // One mark before exactly three digits is a group or a fraction: the file decides.
  if (behind === 3 && /^[1-9]/.test(digits))
    return (decimal === 'comma') === (mark === ',') ? mark : undefined
  return mark === ',' && behind > 3 ? undefined : mark
}
