import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { typeOrder } from '#src/embedded/mongo/bson/type.ts'
import type { Maybe, Value } from '#src/embedded/mongo/bson/value.ts'

/** One end of an interval: a value, or all of a type's values (`value` left out). */
type Bound = { readonly order: number; readonly value?: Maybe; readonly inclusive: boolean }

/** A stretch of values in BSON's order. */
export type Interval = { readonly low: Bound; readonly high: Bound }

/** Does the value lie below (−) or above (+) the bound, or on it (0)? */
const against = (v: Maybe, bound: Bound): number =>
  'value' in bound ? compareValues(v, bound.value) : typeOrder(v) - bound.order

/** Where a value lies: −1 before the interval, 1 after it, 0 within. */
export const placeIn = (v: Maybe, { low, high }: Interval): number => {
  if (low === high) return Math.sign(against(v, low)) // one value, asked about once
  const below = against(v, low)
  if (below < 0 || (below === 0 && !low.inclusive)) return -1
  const above = against(v, high)
  return above > 0 || (above === 0 && !high.inclusive) ? 1 : 0
}

/** Exactly this value. */
export const point = (value: Maybe): Interval => {
  const bound: Bound = { order: typeOrder(value), value, inclusive: true }
  return { low: bound, high: bound }
}

/** Is it one value only? */
export const isPoint = ({ low, high }: Interval) =>
  'value' in low &&
  'value' in high &&
  low.inclusive &&
  high.inclusive &&
  (low === high || compareValues(low.value, high.value) === 0)

/** Values of the operand's type beyond it, as `$gt` and its kin mean. */
export const beyond = (operator: '$gt' | '$gte' | '$lt' | '$lte', value: Value): Interval => {
  const order = typeOrder(value)
  const end: Bound = { order, inclusive: true }
  const bound: Bound = { order, value, inclusive: operator === '$gte' || operator === '$lte' }
  return operator.startsWith('$g') ? { low: bound, high: end } : { low: end, high: bound }
}

/** Strings that start with a prefix, and patterns, which match where they are equal. */
export const startingWith = (prefix: string): Interval[] => {
  const patterns: Bound = { order: 50, inclusive: true }
  const after = nextPrefix(prefix)
  const high: Bound =
    after === undefined ? { order: 15, inclusive: true } : { order: 15, value: after, inclusive: false }
  return [
    { low: { order: 15, value: prefix, inclusive: true }, high },
    { low: patterns, high: patterns },
  ]
}

const nextPrefix = (prefix: string): string | undefined => {
  const last = prefix.codePointAt(prefix.length - 1) ?? 0
  return last >= 0x7f ? undefined : prefix.slice(0, -1) + String.fromCodePoint(last + 1)
}

const compareLows = (a: Bound, b: Bound): number => {
  if (a.order !== b.order) return a.order - b.order
  if (!('value' in a) || !('value' in b)) return Number('value' in a) - Number('value' in b)
  return compareValues(a.value, b.value) || Number(b.inclusive) - Number(a.inclusive)
}

const compareHighs = (a: Bound, b: Bound): number => {
  if (a.order !== b.order) return a.order - b.order
  if (!('value' in a) || !('value' in b)) return Number('value' in b) - Number('value' in a)
  return compareValues(a.value, b.value) || Number(a.inclusive) - Number(b.inclusive)
}

/** What both hold. */
export const intersection = (a: Interval, b: Interval): Interval => ({
  low: compareLows(a.low, b.low) >= 0 ? a.low : b.low,
  high: compareHighs(a.high, b.high) <= 0 ? a.high : b.high,
})

/** Does the outer hold all of the inner? */
export const contains = (outer: Interval, inner: Interval): boolean =>
  compareLows(outer.low, inner.low) <= 0 && compareHighs(outer.high, inner.high) >= 0

/** Could it hold null, which an index also keeps for a missing field? */
export const holdsNull = (interval: Interval): boolean =>
  placeIn(null, interval) === 0 || placeIn(undefined, interval) === 0
