import { Decimal128, Long } from 'bson'
import {
  addParts,
  decimalOf,
  divideParts,
  multiplyParts,
  type Parts,
  partsOf,
  remainderParts,
} from './decimal.ts'
import { exactParts, type Num, type NumType, numType, toJsNumber } from './number.ts'
import { double, fitsInt } from './value.ts'

const LONG_MAX = 2n ** 63n - 1n
const LONG_MIN = -(2n ** 63n)
const rank: Readonly<Record<NumType, number>> = { int: 0, long: 1, double: 2, decimal: 3 }

/** The stronger of two numbers' types. */
const strongerType = (a: Num, b: Num): NumType => {
  const [x, y] = [numType(a) ?? 'int', numType(b) ?? 'int']
  return rank[x] >= rank[y] ? x : y
}

/** A whole number as a long; undefined beyond 64 bits. */
export const longOf = (n: bigint): Long | undefined =>
  n > LONG_MAX || n < LONG_MIN ? undefined : Long.fromBigInt(n)

/** A whole number's exact value. */
export const toBigInt = (n: Num): bigint =>
  n instanceof Long ? n.toBigInt() : BigInt(Math.trunc(toJsNumber(n)))

/** A number as a decimal, doubles rounded to 15 digits as MongoDB does. */
export const toDecimal = (n: Num): Decimal128 => {
  if (n instanceof Decimal128) return n
  if (n instanceof Long) return Decimal128.fromString(n.toString())
  const value = toJsNumber(n)
  if (!Number.isFinite(value)) return Decimal128.fromString(String(value))
  return Decimal128.fromString(numType(n) === 'int' ? String(value) : value.toPrecision(15).toUpperCase())
}

type Operation = {
  readonly whole: (a: bigint, b: bigint) => bigint
  readonly floating: (a: number, b: number) => number
  readonly exact: (a: Parts, b: Parts) => Parts
}

const operations = {
  add: { whole: (a, b) => a + b, floating: (a, b) => a + b, exact: addParts },
  subtract: {
    whole: (a, b) => a - b,
    floating: (a, b) => a - b,
    exact: (a, b) => addParts(a, { coefficient: -b.coefficient, exponent: b.exponent }),
  },
  multiply: { whole: (a, b) => a * b, floating: (a, b) => a * b, exact: multiplyParts },
} satisfies Record<string, Operation>

/** What two whole numbers give when the result leaves int64: a double in expressions, nothing in updates. */
export type Overflow = 'double' | 'refuse'

const wholeResult = (n: bigint, type: NumType, overflow: Overflow): Num | undefined => {
  if (type === 'int' && fitsInt(Number(n))) return Number(n)
  const long = longOf(n)
  if (long) return long
  return overflow === 'double' ? double(Number(n)) : undefined
}

const decimalResult = (operation: Operation, a: Num, b: Num): Num => {
  const [x, y] = [partsOf(toDecimal(a).toString()), partsOf(toDecimal(b).toString())]
  if (x && y) return decimalOf(operation.exact(x, y))
  return Decimal128.fromString(String(operation.floating(toJsNumber(a), toJsNumber(b))))
}

/** a ∘ b in the stronger type; int grows to long, long to a double or `undefined`. */
export const calculate = (
  name: keyof typeof operations,
  a: Num,
  b: Num,
  overflow: Overflow = 'double',
): Num | undefined => {
  const operation = operations[name]
  const type = strongerType(a, b)
  if (type === 'decimal') return decimalResult(operation, a, b)
  if (type === 'double') return double(operation.floating(toJsNumber(a), toJsNumber(b)))
  if (type === 'int') {
    const quick = operation.floating(a as number, b as number)
    if (fitsInt(quick)) return quick
    if (Object.is(quick, -0)) return 0
  }
  return wholeResult(operation.whole(toBigInt(a), toBigInt(b)), type, overflow)
}

/** a / b: a decimal if one is, else a double. The divisor is not zero. */
export const divide = (a: Num, b: Num): Num => {
  if (strongerType(a, b) !== 'decimal') return double(toJsNumber(a) / toJsNumber(b))
  const [x, y] = [partsOf(toDecimal(a).toString()), partsOf(toDecimal(b).toString())]
  if (x && y) return decimalOf(divideParts(x, y))
  return Decimal128.fromString(String(toJsNumber(a) / toJsNumber(b)))
}

/** a mod b with a's sign, in the stronger type. The divisor is not zero. */
export const remainder = (a: Num, b: Num): Num => {
  const type = strongerType(a, b)
  if (type === 'decimal') {
    const [x, y] = [exactParts(toDecimal(a)), exactParts(toDecimal(b))]
    return x && y ? decimalOf(remainderParts(x, y)) : Decimal128.fromString('NaN')
  }
  if (type === 'double') return double(toJsNumber(a) % toJsNumber(b))
  const rest = toBigInt(a) % toBigInt(b)
  return type === 'int' ? Number(rest) : (longOf(rest) as Long)
}
