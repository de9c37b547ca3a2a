import { equalValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { shown } from '#src/embedded/mongo/bson/shown.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { BSONRegExp, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { sortValues, sortValuesBy } from '#src/embedded/mongo/expression/sort-values.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { asDocument } from '#src/embedded/mongo/query/condition.ts'
import { compileCondition, hasOperators } from '#src/embedded/mongo/query/field-conditions.ts'
import type { MakeChange, Target } from './operator.ts'

const whole = (v: Maybe, name: string): number | undefined => {
  if (v === undefined) return undefined
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n))
    throw badValue(`The value for ${name} must be an integer value but was given type: ${typeOf(v)}`)
  return n
}

const eachOf = (operand: Value, name: string): Value[] => {
  if (!isDoc(operand) || !('$each' in operand)) return [operand]
  const each = operand['$each']
  if (!isArray(each))
    throw (name === '$push' ? badValue : typeMismatch)(
      `The argument to $each in ${name} must be an array but it was of type ${typeOf(each)}`,
    )
  return each
}

type Arrange = (values: Value[]) => Value[]

const sorter = (order: Maybe): Arrange => {
  if (order === undefined) return (values) => values
  if (!isDoc(order) && !isNum(order))
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    )
  return isDoc(order) ? sortValuesBy(order) : sortValues(order)
}

const slicer = (size: number | undefined): Arrange => {
  if (size === undefined) return (values) => values
  return (values) => (size >= 0 ? values.slice(0, size) : values.slice(size))
}

const inserted = (array: Value[], added: Value[], position: number | undefined): Value[] => {
  if (position === undefined || position >= array.length) return [...array, ...added]
  return array.toSpliced(position < 0 ? Math.max(0, array.length + position) : position, 0, ...added)
}

const pushOptions = (operand: Value) => {
  if (!isDoc(operand) || !('$each' in operand))
    return { arrange: (values: Value[]) => values, position: undefined }
  const unknown = Object.keys(operand).find((key) => !['$each', '$slice', '$sort', '$position'].includes(key))
  if (unknown) throw badValue(`Unrecognized clause in $push: ${unknown}`)
  const [sort, slice] = [sorter(operand['$sort']), slicer(whole(operand['$slice'], '$slice'))]
  return {
    arrange: (values: Value[]) => slice(sort(values)),
    position: whole(operand['$position'], '$position'),
  }
}

const push: MakeChange = (operand, target) => {
  const added = eachOf(operand, '$push')
  const { arrange, position } = pushOptions(operand)
  return (value) => {
    if (value !== undefined && !isArray(value))
      throw badValue(
        `The field '${target.path}' must be an array but is of type ${typeOf(value)} in document {_id: ${shown(target.id)}}`,
      )
    return arrange(inserted(value ?? [], added, position))
  }
}

const addToSet: MakeChange = (operand, { path }) => {
  const added = eachOf(operand, '$addToSet')
  const extra =
    isDoc(operand) && '$each' in operand ? Object.keys(operand).find((key) => key !== '$each') : undefined
  if (extra) throw badValue(`Found unexpected fields after $each in $addToSet: ${shown(operand)}`)
  return (value) => {
    if (value !== undefined && !isArray(value))
      throw badValue(
        `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1)}' has non-array type ${typeOf(value)}`,
      )
    const result = [...(value ?? [])]
    for (const one of added) if (!result.some((v) => equalValues(v, one))) result.push(one)
    return value && result.length === value.length ? value : result
  }
}

const pop: MakeChange = (operand, { path }) => {
  const end = isNum(operand) ? toJsNumber(operand) : Number.NaN
  if (!isNum(operand)) throw failedToParse(`Expected a number in: ${path}: ${shown(operand)}`)
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${shown(operand)}`)
  return (value) => {
    if (value === undefined) return value
    if (!isArray(value))
      throw typeMismatch(`Path '${path}' contains an element of non-array type '${typeOf(value)}'`)
    if (value.length === 0) return value
    return end === 1 ? value.slice(0, -1) : value.slice(1)
  }
}

const without = (value: Maybe, gone: (element: Value) => boolean, name: string): Maybe => {
  if (value === undefined) return value
  if (!isArray(value)) throw badValue(`Cannot apply ${name} to a non-array value`)
  const kept = value.filter((element) => !gone(element))
  return kept.length === value.length ? value : kept
}

/** A document without operators is a filter on the elements, anything else a condition on them. */
const removal = (operand: Value, { scope }: Target): ((element: Value) => boolean) => {
  const compile = (filter: Parameters<typeof compileFilter>[0]) => compileFilter(filter, scope)
  if (isDoc(operand) && !hasOperators(operand)) {
    const matches = compile(operand)
    return (element) => {
      const doc = asDocument(element)
      return doc !== undefined && isDoc(element) && matches(doc)
    }
  }
  if (isDoc(operand) || operand instanceof BSONRegExp) return compileCondition(operand, compile)
  return (element) => equalValues(element, operand)
}

const pull: MakeChange = (operand, target) => {
  const gone = removal(operand, target)
  return (value) => without(value, gone, '$pull')
}

const pullAll: MakeChange = (operand) => {
  if (!isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeOf(operand)}`)
  return (value) => without(value, (element) => operand.some((one) => equalValues(one, element)), '$pullAll')
}

/** Arrays. */
export const arrayOperators: Readonly<Record<string, MakeChange>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}
