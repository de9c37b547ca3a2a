import { Decimal128, Double, Long } from 'bson'
import { compareParts, decimalText, normalised, type Parts, partsOf } from './decimal.ts'
import { fitsInt } from './value.ts'

/** A value of one of the four numeric types. */
export type Num = number | Double | Long | Decimal128
/** The numeric types, weakest first: a result takes the strongest of its operands' types. */
export type NumType = 'int' | 'long' | 'double' | 'decimal'

/** The type of a value if it is a number. */
export const numType = (v: unknown): NumType | undefined => {
  if (typeof v === 'number') return fitsInt(v) ? 'int' : 'double'
  if (v instanceof Double) return 'double'
  if (v instanceof Long) return (v as { _bsontype: string })._bsontype === 'Long' ? 'long' : undefined
  if (v instanceof Decimal128) return 'decimal'
  return undefined
}

/** Is the value a number of any type? (A Timestamp is a Long to JavaScript and none to BSON.) */
export const isNum = (v: unknown): v is Num => numType(v) !== undefined

/** The value as a double, rounded where it must be. */
export const toJsNumber = (n: Num): number => {
  if (typeof n === 'number') return n
  if (n instanceof Double) return n.value
  return n instanceof Long ? n.toNumber() : Number(decimalText(n))
}

/** The value as an exact decimal; undefined for NaN and the infinities. */
export const exactParts = (n: Num): Parts | undefined => {
  if (n instanceof Long) return { coefficient: n.toBigInt(), exponent: 0 }
  if (n instanceof Decimal128) return partsOf(decimalText(n))
  return doubleParts(n instanceof Double ? n.value : n)
}

/** A double's exact value: every finite double is a finite decimal. */
const doubleParts = (n: number): Parts | undefined => {
  if (!Number.isFinite(n)) return undefined
  if (Number.isInteger(n)) return { coefficient: BigInt(n), exponent: 0 }
  let [fraction, twos] = [n, 0]
  while (!Number.isInteger(fraction)) {
    fraction *= 2
    twos += 1
  }
  return { coefficient: BigInt(fraction) * 5n ** BigInt(twos), exponent: -twos }
}

const compareDoubles = (a: number, b: number): number => {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

/** Order of two numbers across types, NaN lowest and equal to itself; exact for longs and decimals. */
export const compareNumbers = (a: Num, b: Num): number => {
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b)
  const x = exactParts(a)
  const y = exactParts(b)
  if (x && y) return compareParts(x, y)
  return compareDoubles(toJsNumber(a), toJsNumber(b))
}

const simple = (n: number) => (Object.is(n, -0) ? '0' : String(n))

/** One text for one numeric value, whatever its type: 1, 1.0 and NumberDecimal('1.00') share theirs. */
export const numberKey = (n: Num): string => {
  if (typeof n === 'number' && (Number.isSafeInteger(n) || !Number.isFinite(n))) return simple(n)
  const parts = exactParts(n)
  if (!parts) return String(toJsNumber(n))
  const { coefficient, exponent } = normalised(parts)
  if (exponent >= 0 && exponent < 16) {
    const whole = coefficient * 10n ** BigInt(exponent)
    if (whole >= -9007199254740991n && whole <= 9007199254740991n) return whole.toString()
  }
  return `${coefficient}e${exponent}`
}
