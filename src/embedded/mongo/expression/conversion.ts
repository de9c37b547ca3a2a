import { longOf, toBigInt, toDecimal } from '#src/embedded/mongo/bson/arithmetic.ts'
import { decimalText, partsOf } from '#src/embedded/mongo/bson/decimal.ts'
import { exactParts, isNum, type Num, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type TypeName, typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  Binary,
  Decimal128,
  double,
  fitsInt,
  isNullish,
  type Maybe,
  ObjectId,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { typeOperand } from '#src/embedded/mongo/query/type-operand.ts'
import { namedArguments, unary } from './arguments.ts'
import { dateFromText } from './date-text.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'
import { numberText } from './text.ts'
import { truthy } from './truthy.ts'

const failed = (message: string) => new MongoError(241, message)

const unsupported = (v: Value, to: string) =>
  failed(`Unsupported conversion from ${typeOf(v)} to ${to} in $convert with no onError value`)

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const WORDS = /^[+-]?(inf|infinity|nan)$/i

const parsed = (text: string, to: string): string => {
  if (!DECIMAL.test(text) && !WORDS.test(text))
    throw failed(
      `Failed to parse number '${text}' in $convert with no onError value: Did not consume whole string.`,
    )
  if (WORDS.test(text) && (to === 'int' || to === 'long'))
    throw failed(`Failed to parse number '${text}' in $convert`)
  return text
}

const wholeOf = (n: Num, to: string): bigint => {
  if (!exactParts(n))
    throw failed(`Attempt to convert NaN or infinity value to integer type in $convert to ${to}`)
  if (n instanceof Decimal128) {
    const { coefficient, exponent } = partsOf(decimalText(n)) ?? { coefficient: 0n, exponent: 0 }
    return exponent >= 0 ? coefficient * 10n ** BigInt(exponent) : coefficient / 10n ** BigInt(-exponent)
  }
  return toBigInt(n)
}

const fromWholeText = (text: string, to: string): bigint => {
  if (!/^[+-]?\d+$/.test(text))
    throw failed(`Failed to parse number '${text}' in $convert with no onError value: Bad digit`)
  return BigInt(parsed(text, to).replace('+', ''))
}

const toInt = (v: Value): Value => {
  if (typeof v === 'boolean') return Number(v)
  const n = isNum(v) ? wholeOf(v, 'int') : typeof v === 'string' ? fromWholeText(v, 'int') : undefined
  if (n === undefined) throw unsupported(v, 'int')
  if (!fitsInt(Number(n)))
    throw failed(`Conversion would overflow target type in $convert with no onError value: ${n}`)
  return Number(n)
}

const toLong = (v: Value): Value => {
  if (typeof v === 'boolean') return longOf(v ? 1n : 0n) as Value
  const n =
    v instanceof Date
      ? BigInt(v.getTime())
      : isNum(v)
        ? wholeOf(v, 'long')
        : typeof v === 'string'
          ? fromWholeText(v, 'long')
          : undefined
  if (n === undefined) throw unsupported(v, 'long')
  const long = longOf(n)
  if (!long) throw failed(`Conversion would overflow target type in $convert with no onError value: ${n}`)
  return long
}

const toDouble = (v: Value): Value => {
  if (typeof v === 'boolean') return double(Number(v))
  if (v instanceof Date) return double(v.getTime())
  if (isNum(v)) return overflowing(v)
  if (typeof v === 'string') return double(Number(parsed(v, 'double').replace(/inf(inity)?/i, 'Infinity')))
  throw unsupported(v, 'double')
}

const overflowing = (v: Num): Value => {
  const n = toJsNumber(v)
  if (exactParts(v) && !Number.isFinite(n))
    throw failed('Conversion would overflow target type in $convert with no onError value')
  return double(n)
}

const toDecimalValue = (v: Value): Value => {
  if (typeof v === 'boolean') return Decimal128.fromString(v ? '1' : '0')
  if (v instanceof Date) return Decimal128.fromString(String(v.getTime()))
  if (isNum(v)) return toDecimal(v)
  if (typeof v === 'string') return Decimal128.fromString(parsed(v, 'decimal'))
  throw unsupported(v, 'decimal')
}

const toDate = (v: Value): Value => {
  if (v instanceof Date) return v
  if (v instanceof ObjectId) return v.getTimestamp()
  if (typeof v === 'string') return dateFromText(v)
  if (isNum(v) && !fitsIntType(v)) return new Date(Number(wholeOf(v, 'date')))
  throw unsupported(v, 'date')
}

/** Ints convert to no date: MongoDB takes long, double and decimal. */
const fitsIntType = (v: Num) => typeOf(v) === 'int'

const toObjectId = (v: Value): Value => {
  if (v instanceof ObjectId) return v
  if (typeof v !== 'string') throw unsupported(v, 'objectId')
  if (!/^[0-9a-f]{24}$/i.test(v))
    throw failed(
      `Failed to parse objectId '${v}' in $convert with no onError value: Invalid string length or character`,
    )
  return new ObjectId(v)
}

const toText = (v: Value): Value => {
  if (typeof v === 'string') return v
  if (typeof v === 'boolean') return String(v)
  if (isNum(v)) return numberText(v)
  if (v instanceof Date) return v.toISOString()
  if (v instanceof ObjectId) return v.toHexString()
  if (v instanceof Binary && v.sub_type === Binary.SUBTYPE_UUID) return v.toUUID().toHexString()
  throw unsupported(v, 'string')
}

const converters: Partial<Record<TypeName, (v: Value) => Value>> = {
  int: toInt,
  long: toLong,
  double: toDouble,
  decimal: toDecimalValue,
  bool: (v) => (isNum(v) ? truthy(v) : v !== false),
  date: toDate,
  objectId: toObjectId,
  string: toText,
}

const convert = (v: Value, to: TypeName): Value => {
  const converter = converters[to]
  if (!converter)
    throw failed(`Unsupported conversion from ${typeOf(v)} to ${to} in $convert with no onError value`)
  return converter(v)
}

const orElse = (attempt: () => Maybe, otherwise: (() => Maybe) | undefined): Maybe => {
  try {
    return attempt()
  } catch (cause) {
    if (otherwise && cause instanceof MongoError && cause.code === 241) return otherwise()
    throw cause
  }
}

const convertOf = (argument: Value, compile: Compile, name: string): Evaluate => {
  const keys = { required: ['input', 'to'], optional: ['onError', 'onNull'] }
  const given = namedArguments(argument, compile, name, keys)
  const [input, target] = [given.get('input'), given.get('to')]
  const onNull = given.has('onNull') ? given.get('onNull') : () => null
  const onError = given.has('onError') ? given.get('onError') : undefined
  return (env) => {
    const v = input(env)
    const type = target(env)
    if (isNullish(v)) return onNull(env)
    if (isNullish(type)) return null
    return orElse(() => convert(v, typeOperand(type) as TypeName), onError && (() => onError(env)))
  }
}

const to = (type: TypeName) => unary((v: Maybe) => (isNullish(v) ? null : convert(v, type)))

/** One type into another; code 241 where it cannot be. */
export const conversionOperators: Operators = {
  $convert: convertOf,
  $toInt: to('int'),
  $toLong: to('long'),
  $toDouble: to('double'),
  $toDecimal: to('decimal'),
  $toBool: to('bool'),
  $toDate: to('date'),
  $toObjectId: to('objectId'),
  $toString: to('string'),
  $type: unary((v) => typeOf(v)),
  $isNumber: unary((v) => isNum(v)),
}
