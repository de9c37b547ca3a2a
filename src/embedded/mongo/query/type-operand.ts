import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { isNumeric, isTypeName, type TypeName, typeNumbers, typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isArray, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse, typeMismatch } from '#src/embedded/mongo/errors.ts'
import type { ValuePredicate } from './predicate.ts'

type TypeTest = TypeName | 'number'

const numbered = (code: number): TypeTest => {
  const name = typeNumbers[code]
  if (!name || !Number.isInteger(code)) throw badValue(`Invalid numerical type code: ${code}`)
  return name
}

/** A type by alias or number; code 2 for one that BSON does not have. */
export const typeOperand = (operand: Value | undefined): TypeTest => {
  if (isNum(operand)) return numbered(toJsNumber(operand))
  if (typeof operand !== 'string') throw typeMismatch('type must be represented as a number or a string')
  if (operand === 'number') return 'number'
  if (operand === 'missing') throw badValue('$type: missing is no type')
  if (!isTypeName(operand)) throw badValue(`Unknown type name alias: ${operand}`)
  return operand
}

const isOf = (v: Maybe, type: TypeTest) => (type === 'number' ? isNumeric(v) : typeOf(v) === type)

/** $type's operand, one type or a list of them. */
export const typePredicate = (operand: Value): ValuePredicate => {
  const types = (isArray(operand) ? operand : [operand]).map((one) => typeOperand(one))
  if (types.length === 0) throw failedToParse('$type must match at least one type')
  return (v) => v !== undefined && types.some((type) => isOf(v, type))
}
