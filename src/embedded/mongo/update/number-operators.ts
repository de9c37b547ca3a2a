import { calculate, longOf, toBigInt } from '#src/embedded/mongo/bson/arithmetic.ts'
import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, type Num, numType } from '#src/embedded/mongo/bson/number.ts'
import { shown } from '#src/embedded/mongo/bson/shown.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { Decimal128, Double, isDoc, Long, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse, typeMismatch } from '#src/embedded/mongo/errors.ts'
import type { MakeChange } from './operator.ts'

const arithmetic =
  (name: '$inc' | '$mul', operation: 'add' | 'multiply', start: (by: Num) => Num): MakeChange =>
  (by, { path, id }) => {
    if (!isNum(by))
      throw typeMismatch(
        `Cannot ${name === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${shown(by)}}`,
      )
    return (value) => {
      if (value === undefined) return start(by)
      if (!isNum(value))
        throw typeMismatch(
          `Cannot apply ${name} to a value of non-numeric type. {_id: ${shown(id)}} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeOf(value)}`,
        )
      const result = calculate(operation, value, by, 'refuse')
      if (result === undefined)
        throw badValue(
          `Failed to apply ${name} operations to current value (${shown(value)}) for document {_id: ${shown(id)}}`,
        )
      return result
    }
  }

/** Zero in the operand's type: what $mul makes of a missing field. */
const zeroLike = (by: Num): Num => {
  const zeros = {
    int: 0,
    double: new Double(0),
    long: Long.ZERO,
    decimal: Decimal128.fromString('0'),
  } as const
  return zeros[numType(by) ?? 'int']
}

const limit =
  (sign: 1 | -1): MakeChange =>
  (operand) =>
  (value) =>
    value === undefined || sign * compareValues(operand, value) > 0 ? operand : value

const bitwise: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const isWhole = (v: unknown): v is Num => numType(v) === 'int' || numType(v) === 'long'

const bit: MakeChange = (operand, { path, id }) => {
  if (!isDoc(operand) || Object.keys(operand).length === 0)
    throw badValue(
      `The $bit modifier is not compatible with a ${typeOf(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  const steps = Object.keys(operand).map((name) => {
    const apply = bitwise[name]
    const by = operand[name] as Value
    if (!apply)
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${shown(by)}}`,
      )
    if (!isWhole(by))
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeOf(by)}' is not supported here`,
      )
    return { apply, by }
  })
  return (value) => {
    if (value !== undefined && !isWhole(value))
      throw badValue(
        `Cannot apply $bit to a value of non-integral type.{_id: ${shown(id)}} has the field ${path} of non-integer type ${typeOf(value)}`,
      )
    return steps.reduce<Num>(
      (current, { apply, by }) => {
        const bits = apply(toBigInt(current), toBigInt(by))
        const isLong = numType(current) === 'long' || numType(by) === 'long'
        return isLong ? (longOf(BigInt.asIntN(64, bits)) as Num) : Number(BigInt.asIntN(32, bits))
      },
      (value as Num | undefined) ?? 0,
    )
  }
}

/** `$currentDate: true`, `{$type: 'date'}` or `{$type: 'timestamp'}`. */
export const dateKind = (operand: Value): 'date' | 'timestamp' => {
  if (typeof operand === 'boolean') return 'date'
  const type = isDoc(operand) ? operand['$type'] : undefined
  if (!isDoc(operand))
    throw badValue(
      `${typeOf(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    )
  if (type !== 'date' && type !== 'timestamp')
    throw badValue(
      `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`,
    )
  if (Object.keys(operand).length > 1)
    throw failedToParse(
      `Unrecognized $currentDate option: ${Object.keys(operand).find((k) => k !== '$type')}`,
    )
  return type
}

/** Numbers and limits. */
export const numberOperators: Readonly<Record<string, MakeChange>> = {
  $inc: arithmetic('$inc', 'add', (by) => by),
  $mul: arithmetic('$mul', 'multiply', zeroLike),
  $min: limit(-1),
  $max: limit(1),
  $bit: bit,
}
