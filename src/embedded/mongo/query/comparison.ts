import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOrder } from '#src/embedded/mongo/bson/type.ts'
import { BSONRegExp, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import type { ValuePredicate } from './predicate.ts'
import { regexPredicate } from './regex.ts'

const isNaNValue = (v: Maybe) => isNum(v) && Number.isNaN(toJsNumber(v))
const isLimit = (order: number) => order === -1 || order === 127

/** $eq on one value: null also matches a missing one. */
export const equals = (operand: Value): ValuePredicate => {
  if (operand === null) return (v) => v === null || v === undefined
  if (typeof operand === 'string' || typeof operand === 'boolean')
    return (v) => v === operand || symbolIs(v, operand)
  return (v) => v !== undefined && compareValues(v, operand) === 0
}

const symbolIs = (v: Maybe, operand: Value) => typeof v === 'object' && compareValues(v, operand) === 0

/**
 * $gt, $gte, $lt, $lte: only values of the operand's own type compare ("type bracketing"), except against MinKey and
 * MaxKey. NaN is equal to itself and in no order to the rest.
 */
export const ordered = (operand: Value, wanted: (order: number) => boolean): ValuePredicate => {
  const order = typeOrder(operand)
  if (operand === null) return (v) => (v === null || v === undefined) && wanted(0)
  if (isLimit(order)) return (v) => wanted(compareValues(v ?? null, operand))
  if (isNaNValue(operand)) return (v) => isNaNValue(v) && wanted(0)
  return (v) => typeOrder(v) === order && !isNaNValue(v) && wanted(compareValues(v, operand))
}

/** $in: a hash set of the values, beside the patterns among them. */
export const among = (operands: readonly Value[]): ValuePredicate => {
  const keys = new Set(operands.filter((o) => !(o instanceof BSONRegExp)).map(valueKey))
  const patterns = operands.filter((o) => o instanceof BSONRegExp).map((o) => regexPredicate(o))
  if (keys.has('n')) keys.add('u')
  return (v) => keys.has(valueKey(v)) || patterns.some((matches) => matches(v))
}
