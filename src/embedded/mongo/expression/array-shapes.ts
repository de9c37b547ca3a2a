import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  type Doc,
  isArray,
  isDoc,
  isNullish,
  type Maybe,
  setField,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { namedArguments, unary } from './arguments.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'
import { sortValues, sortValuesBy } from './sort-values.ts'
import { truthy } from './truthy.ts'

const toArray = unary((v) => {
  if (isNullish(v)) return null
  if (!isDoc(v)) throw new MongoError(40390, `$objectToArray requires a document input, found: ${typeOf(v)}`)
  return Object.keys(v).map((k) => ({ k, v: v[k] as Value }))
})

const checkKey = (key: Maybe): string => {
  if (typeof key !== 'string')
    throw new MongoError(
      40395,
      `$arrayToObject requires an array of key-value pairs, where the key must be of type string`,
    )
  if (key.includes('\0')) throw new MongoError(4940400, 'Key field cannot contain an embedded null byte')
  return key
}

const pairOf = (entry: Value): readonly [string, Value] => {
  if (isArray(entry)) {
    if (entry.length !== 2) throw new MongoError(40397, '$arrayToObject requires an array of size 2 arrays')
    return [checkKey(entry[0]), entry[1] as Value]
  }
  if (!isDoc(entry))
    throw new MongoError(40398, `Unrecognised input type format for $arrayToObject: ${typeOf(entry)}`)
  const keys = Object.keys(entry)
  if (keys.length !== 2) throw new MongoError(40392, "$arrayToObject requires an object keys of 'k' and 'v'")
  if (!('k' in entry && 'v' in entry))
    throw new MongoError(40393, "$arrayToObject requires an object with keys 'k' and 'v'")
  return [checkKey(entry['k']), entry['v'] as Value]
}

const toObject = unary((v) => {
  if (isNullish(v)) return null
  if (!isArray(v)) throw new MongoError(40386, `$arrayToObject requires an array input, found: ${typeOf(v)}`)
  const made: Doc = {}
  for (const [key, value] of v.map(pairOf)) setField(made, key, value)
  return made
})

const zipped = (inputs: Value[][], length: number, fallbacks: Value[]) =>
  Array.from({ length }, (_, row) => inputs.map((input, column) => input[row] ?? fallbacks[column] ?? null))

const zip = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(
    argument,
    compile,
    name,
    { required: ['inputs'], optional: ['useLongestLength', 'defaults'] },
    34464,
  )
  const [inputs, defaults] = [given.get('inputs'), given.get('defaults')]
  const longest = truthy(given.raw['useLongestLength'])
  if (given.has('defaults') && !longest)
    throw new MongoError(34466, 'cannot specify defaults unless useLongestLength is true')
  return (env) => {
    const columns = inputs(env)
    if (!isArray(columns) || columns.some(isNullish)) return null
    if (!columns.every((column) => isArray(column)))
      throw new MongoError(34468, '$zip found a non-array expression in input')
    const lengths = (columns as Value[][]).map((column) => column.length)
    const fallbacks = defaults(env)
    return zipped(
      columns as Value[][],
      longest ? Math.max(0, ...lengths) : Math.min(...lengths),
      isArray(fallbacks) ? fallbacks : [],
    )
  }
}

const sortArray = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(argument, compile, name, { required: ['input', 'sortBy'] }, 2942500)
  const input = given.get('input')
  const by = given.raw['sortBy'] as Value
  const sort = isDoc(by) ? sortValuesBy(by) : sortValues(by)
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array))
      throw new MongoError(
        2942504,
        `The input argument to $sortArray must be an array, but was of type: ${typeOf(array)}`,
      )
    return sort(array)
  }
}

/** Arrays turned into something else. */
export const arrayShapeOperators: Operators = {
  $objectToArray: toArray,
  $arrayToObject: toObject,
  $zip: zip,
  $sortArray: sortArray,
}
