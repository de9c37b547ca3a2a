import type { FieldType } from './fields.ts'

/** A number as somebody wrote it, and what kind of thing its unit says it counts. */
export type NumberLiteral = { readonly value: number; readonly unit?: FieldType }

const magnitudes: Readonly<Record<string, number>> = { 百万: 6, 千: 3, 万: 4, 亿: 8, k: 3, m: 6, w: 4 }

const units: Readonly<Record<string, FieldType>> = {
  '¥': 'money',
  $: 'money',
  元: 'money',
  天: 'days',
  日: 'days',
  d: 'days',
  day: 'days',
  days: 'days',
  单: 'count',
  次: 'count',
  笔: 'count',
  个: 'count',
  人: 'count',
  家: 'count',
  '%': 'share',
}

// A leading zero makes it a text: 007 and 021 are names and area codes.
const form =
  /^(?<sign>[¥$])?(?<digits>-?(?:0|[1-9]\d*)(?:\.\d+)?)(?:e(?<exponent>[+-]?\d{1,3}))?(?<magnitude>百万|[千万亿kmw])?(?<unit>days?|d|[元天日单次笔个人家%])?$/

/** Reads `3`, `1.5万`, `2亿`, `10k`, `¥5万元`, `90天`, `60%` (lower case, half-width); undefined where it is none. */
export function readNumber(text: string): NumberLiteral | undefined {
  const { sign, digits, exponent, magnitude, unit } = form.exec(text)?.groups ?? {}
  if (digits === undefined) return undefined

  const named = units[unit ?? sign ?? '']
  const shift = Number(exponent ?? 0) + (magnitudes[magnitude ?? ''] ?? 0) - (named === 'share' ? 2 : 0)
  // By the decimal exponent, not by multiplying: 1.1 × 1e8 is not 110,000,000 in doubles. Minus zero is zero.
  const value = Number(`${digits}e${shift}`) + 0
  if (!Number.isFinite(value)) return undefined

  return named === undefined ? { value } : { value, unit: named }
}

/** What a word behind a number counts: `90 days`, `5 万元` is not one. */
export const unitOf = (word: string): FieldType | undefined =>
  Object.hasOwn(units, word) ? units[word] : undefined
