import { longOf, toBigInt } from '#src/embedded/mongo/bson/arithmetic.ts'
import { decimalOf, type Parts, partsOf } from '#src/embedded/mongo/bson/decimal.ts'
import { exactParts, isNum, type Num, numType, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { Decimal128, double, fitsInt, isNullish, Long, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { unary, withValues } from './arguments.ts'
import type { Operators } from './evaluate.ts'

type Mode = 'halfEven' | 'truncate' | 'floor' | 'ceiling'

const abs = (n: bigint) => (n < 0n ? -n : n)

const away = (mode: Mode, quotient: bigint, rest: bigint, divisor: bigint): boolean => {
  if (rest === 0n || mode === 'truncate') return false
  if (mode === 'floor') return rest < 0n
  if (mode === 'ceiling') return rest > 0n
  const twice = abs(rest) * 2n
  return twice > divisor || (twice === divisor && quotient % 2n !== 0n)
}

/** The parts rounded to `place` digits after the point (before it, where negative). */
const rounded = (parts: Parts, place: number, mode: Mode): Parts => {
  if (-parts.exponent <= place) return parts
  const divisor = 10n ** BigInt(-parts.exponent - place)
  const quotient = parts.coefficient / divisor
  const rest = parts.coefficient % divisor
  const step = away(mode, quotient, rest, divisor) ? (parts.coefficient < 0n ? -1n : 1n) : 0n
  return { coefficient: quotient + step, exponent: -place }
}

const MOST_DIGITS = 34

/** A decimal with `place` digits after its point; it keeps its sign also as a zero. */
const quantized = ({ coefficient, exponent }: Parts, place: number, isNegative: boolean): Decimal128 => {
  const shift = exponent + place
  if (coefficient === 0n && isNegative) return Decimal128.fromString(`-0E${-place}`)
  if (shift <= 0 || String(coefficient).length + shift > MOST_DIGITS)
    return decimalOf({ coefficient, exponent })
  return decimalOf({ coefficient: coefficient * 10n ** BigInt(shift), exponent: -place })
}

const roundedNumber = (n: Num, place: number, mode: Mode): Maybe => {
  if (n instanceof Decimal128) {
    const parts = partsOf(n.toString())
    return parts ? quantized(rounded(parts, place, mode), place, parts.coefficient < 0n) : n
  }
  const parts = exactParts(n)
  if (!parts) return n
  const result = rounded(parts, place, mode)
  if (numType(n) === 'double') return double(Number(`${result.coefficient}e${result.exponent}`))
  return wholeResult(result.coefficient * 10n ** BigInt(Math.max(0, result.exponent)), n)
}

const wholeResult = (value: bigint, like: Num): Maybe => {
  if (!(like instanceof Long) && fitsInt(Number(value))) return Number(value)
  const long = longOf(value)
  if (!long) throw new MongoError(51080, 'invalid conversion from Decimal128 result in $round')
  return long
}

const placeOf = (v: Maybe, name: string): number => {
  if (v === undefined) return 0
  if (!isNum(v) || !Number.isInteger(toJsNumber(v)))
    throw new MongoError(51082, `precision argument to ${name} must be a integral value`)
  const place = Number(toBigInt(v))
  if (place < -20 || place > 100)
    throw new MongoError(51083, `cannot apply ${name} with precision value ${place}`)
  return place
}

const toPlace = (mode: Mode) =>
  withValues(1, 2, (values, name) => {
    const [v, place] = values
    if (isNullish(v) || (values.length > 1 && isNullish(place))) return null
    if (!isNum(v)) throw new MongoError(51081, `${name} only supports numeric types, not ${typeOf(v)}`)
    return roundedNumber(v, placeOf(place, name), mode)
  })

const toWhole = (mode: Mode) =>
  unary((v, name) => {
    if (isNullish(v)) return null
    if (!isNum(v)) throw new MongoError(28765, `${name} only supports numeric types, not ${typeOf(v)}`)
    return roundedNumber(v, 0, mode)
  })

/** Rounding: $round to the even neighbour at a tie. */
export const roundingOperators: Operators = {
  $round: toPlace('halfEven'),
  $trunc: toPlace('truncate'),
  $floor: toWhole('floor'),
  $ceil: toWhole('ceiling'),
}
