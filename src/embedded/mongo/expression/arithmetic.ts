import {
  calculate,
  divide,
  longOf,
  remainder,
  toBigInt,
  toDecimal,
} from '#src/embedded/mongo/bson/arithmetic.ts'
import { isNum, type Num, numType, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { Decimal128, double, isNullish, Long, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { binary, unary, withValues } from './arguments.ts'
import type { Operators } from './evaluate.ts'

const only = (v: Maybe, name: string, code = 14): Num => {
  if (isNum(v)) return v
  throw new MongoError(code, `${name} only supports numeric types, not ${typeOf(v)}`)
}

const shifted = (date: Date, by: Num): Date => new Date(date.getTime() + Math.round(toJsNumber(by)))

const sum = (values: Maybe[]): Maybe => {
  let [total, date]: [Num, Date | undefined] = [0, undefined]
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (date) throw new MongoError(16612, 'only one date allowed in an $add expression')
      date = value
      continue
    }
    if (!isNum(value)) throw typeMismatch(`$add only supports numeric or date types, not ${typeOf(value)}`)
    total = calculate('add', total, value) as Num
  }
  return date ? shifted(date, total) : total
}

const product = (values: Maybe[]): Maybe => {
  let total: Num = 1
  for (const value of values) {
    if (isNullish(value)) return null
    total = calculate('multiply', total, only(value, '$multiply')) as Num
  }
  return total
}

const subtract = (a: Maybe, b: Maybe): Maybe => {
  if (isNullish(a) || isNullish(b)) return null
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime())
  if (a instanceof Date && isNum(b)) return shifted(a, calculate('subtract', 0, b) as Num)
  if (isNum(a) && isNum(b)) return calculate('subtract', a, b)
  throw typeMismatch(`can't $subtract ${typeOf(b)} from ${typeOf(a)}`)
}

const quotient = (a: Maybe, b: Maybe): Maybe => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNum(a) || !isNum(b))
    throw typeMismatch(`$divide only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (toJsNumber(b) === 0) throw new MongoError(2, "can't $divide by zero")
  return divide(a, b)
}

const modulo = (a: Maybe, b: Maybe): Maybe => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNum(a) || !isNum(b))
    throw new MongoError(16611, `$mod only supports numeric types, not ${typeOf(a)} and ${typeOf(b)}`)
  if (toJsNumber(b) === 0) throw new MongoError(16610, "can't $mod by zero")
  return remainder(a, b)
}

const absolute = (v: Maybe): Maybe => {
  if (isNullish(v)) return null
  const n = only(v, '$abs', 28765)
  if (n instanceof Decimal128) return Decimal128.fromString(n.toString().replace('-', ''))
  if (!(n instanceof Long))
    return numType(n) === 'int' ? magnitude(n as number) : double(Math.abs(toJsNumber(n)))
  const positive = longOf(n.isNegative() ? -n.toBigInt() : n.toBigInt())
  if (!positive) throw new MongoError(28680, "can't take $abs of long long min")
  return positive
}

const magnitude = (n: number): Num => (n === -(2 ** 31) ? Long.fromNumber(2 ** 31) : Math.abs(n))

/** A function of doubles that keeps decimals decimal. */
const floating = (apply: (n: number) => number, check?: (n: number) => void) =>
  unary((v, name) => {
    if (isNullish(v)) return null
    const n = only(v, name, 28765)
    check?.(toJsNumber(n))
    const result = apply(toJsNumber(n))
    return n instanceof Decimal128 ? toDecimal(double(result)) : double(result)
  })

const atLeastZero = (n: number) => {
  if (n < 0) throw new MongoError(28714, `$sqrt's argument must be greater than or equal to 0`)
}
const positive = (name: string, code: number) => (n: number) => {
  if (n <= 0) throw new MongoError(code, `${name}'s argument must be a positive number, but is ${n}`)
}

const logarithm = (a: Maybe, b: Maybe): Maybe => {
  if (isNullish(a) || isNullish(b)) return null
  const n = toJsNumber(only(a, '$log', 28756))
  const base = toJsNumber(only(b, '$log', 28757))
  if (n <= 0) throw new MongoError(28758, `$log's argument must be a positive number, but is ${n}`)
  if (base <= 0 || base === 1)
    throw new MongoError(28759, `$log's base must be a positive number not equal to 1, but is ${base}`)
  return double(Math.log(n) / Math.log(base))
}

const power = (a: Maybe, b: Maybe): Maybe => {
  if (isNullish(a) || isNullish(b)) return null
  const [base, exponent] = [only(a, '$pow', 28762), only(b, '$pow', 28763)]
  if (toJsNumber(base) === 0 && toJsNumber(exponent) < 0)
    throw new MongoError(28764, '$pow cannot take a base of 0 and a negative exponent')
  const floatingResult = toJsNumber(base) ** toJsNumber(exponent)
  const types = [numType(base), numType(exponent)]
  if (types.includes('decimal')) return toDecimal(double(floatingResult))
  if (types.includes('double') || toJsNumber(exponent) < 0) return double(floatingResult)
  if (Math.abs(floatingResult) >= 2 ** 63) return double(floatingResult)
  const exact = longOf(toBigInt(base) ** toBigInt(exponent))
  return types.includes('long') || !exact || Math.abs(floatingResult) >= 2 ** 31 ? exact : exact.toNumber()
}

/** Numbers in, numbers out, in the stronger type of the operands. */
export const arithmeticOperators: Operators = {
  $add: withValues(0, Number.POSITIVE_INFINITY, sum),
  $multiply: withValues(0, Number.POSITIVE_INFINITY, product),
  $subtract: binary(subtract),
  $divide: binary(quotient),
  $mod: binary(modulo),
  $abs: unary(absolute),
  $exp: floating(Math.exp),
  $ln: floating(Math.log, positive('$ln', 28766)),
  $log10: floating(Math.log10, positive('$log10', 28761)),
  $log: binary(logarithm),
  $pow: binary(power),
  $sqrt: floating(Math.sqrt, atLeastZero),
}
