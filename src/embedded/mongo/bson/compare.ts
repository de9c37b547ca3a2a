import { compareNumbers, type Num } from './number.ts'
import { typeOrder } from './type.ts'
import type { Binary, BSONRegExp, Code, Doc, Maybe, ObjectId, Timestamp, Value } from './value.ts'

const SURROGATES = 0xd800

/** Order of two strings by code point, as their UTF-8 bytes order. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0
  const size = Math.min(a.length, b.length)
  let at = 0
  while (at < size && a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  if (at === size) return a.length < b.length ? -1 : 1
  const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)]
  if (x >= SURROGATES && y >= SURROGATES) return aboveSurrogates(x) < aboveSurrogates(y) ? -1 : 1
  return x < y ? -1 : 1
}

/** UTF-16 puts U+E000–U+FFFF above the pairs, UTF-8 below them. */
const aboveSurrogates = (unit: number) => (unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000)

const compareBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b)
const bySize = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)

/** Most numbers are JavaScript's own; the rest (NaN lies below all) is left to those who know every type. */
const comparePlain = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : compareNumbers(a, b))

const compareBinary = (a: Binary, b: Binary) => {
  const [x, y] = [a.value(), b.value()]
  return bySize(x.length, y.length) || bySize(a.sub_type, b.sub_type) || compareBytes(x, y)
}

const compareArrays = (a: Value[], b: Value[]): number => {
  const size = Math.min(a.length, b.length)
  for (let i = 0; i < size; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order
  }
  return bySize(a.length, b.length)
}

const compareDocs = (a: Doc, b: Doc): number => {
  const [x, y] = [Object.keys(a), Object.keys(b)]
  const size = Math.min(x.length, y.length)
  for (let i = 0; i < size; i++) {
    const [k, l] = [x[i] as string, y[i] as string]
    const order =
      bySize(typeOrder(a[k]), typeOrder(b[l])) || compareStrings(k, l) || compareValues(a[k], b[l])
    if (order !== 0) return order
  }
  return bySize(x.length, y.length)
}

const text = (v: Value) => (typeof v === 'string' ? v : String((v as { value: string }).value))

const compareRegex = (a: BSONRegExp, b: BSONRegExp) =>
  compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options)

const compareCode = (a: Code, b: Code) =>
  compareStrings(a.code, b.code) || compareDocs((a.scope ?? {}) as Doc, (b.scope ?? {}) as Doc)

type Compare = (a: never, b: never) => number

const comparing: Readonly<Record<number, Compare>> = {
  10: (a: Num, b: Num) => compareNumbers(a, b),
  15: (a: Value, b: Value) => compareStrings(text(a), text(b)),
  20: compareDocs,
  25: compareArrays,
  30: compareBinary,
  35: (a: ObjectId, b: ObjectId) => compareBytes(a.id, b.id),
  40: (a: boolean, b: boolean) => Number(a) - Number(b),
  45: (a: Date, b: Date) => bySize(a.getTime(), b.getTime()),
  47: (a: Timestamp, b: Timestamp) => a.compare(b),
  50: compareRegex,
  60: compareCode,
  65: compareCode,
}

/**
 * BSON's total order over values and missing ones (`undefined`, below null). Numbers compare across their types,
 * documents field by field in their order, arrays element by element.
 */
export const compareValues = (a: Maybe, b: Maybe): number => {
  if (a === b) return 0
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number') return comparePlain(a, b)
  if (a instanceof Date && b instanceof Date) return bySize(a.getTime(), b.getTime())
  const [x, y] = [typeOrder(a), typeOrder(b)]
  if (x !== y) return x < y ? -1 : 1
  const compare = comparing[x]
  return compare ? compare(a as never, b as never) : 0
}

/** Equal in BSON's order: 1 equals 1.0, {a:1,b:2} does not equal {b:2,a:1}. */
export const equalValues = (a: Maybe, b: Maybe): boolean => a === b || compareValues(a, b) === 0
