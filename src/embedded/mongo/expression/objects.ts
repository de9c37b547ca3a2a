import { calculateObjectSize } from 'bson'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  Binary,
  type Doc,
  double,
  getField,
  isDoc,
  isNullish,
  type Maybe,
  setField,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { namedArguments, unary, withValues } from './arguments.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'

const merged = (values: Maybe[]): Maybe => {
  const made: Doc = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDoc(value))
      throw new MongoError(
        40400,
        `$mergeObjects requires object inputs, but input is of type ${typeOf(value)}`,
      )
    for (const key of Object.keys(value)) setField(made, key, value[key] as Value)
  }
  return made
}

const fieldName = (raw: Maybe, name: string, code: number): string => {
  const literal = isDoc(raw) && '$literal' in raw ? raw['$literal'] : raw
  if (typeof literal !== 'string')
    throw new MongoError(code, `${name} requires 'field' to evaluate to type String`)
  return literal
}

const getOf = (argument: Value, compile: Compile, name: string): Evaluate => {
  const spec =
    isDoc(argument) && ('field' in argument || 'input' in argument)
      ? argument
      : { field: argument, input: '$$CURRENT' }
  const given = namedArguments(spec, compile, name, { required: ['field', 'input'] }, 3041702)
  const [input, field] = [given.get('input'), given.get('field')]
  return (env) => {
    const doc = input(env)
    const at = field(env)
    if (typeof at !== 'string')
      throw new MongoError(
        3041704,
        `$getField requires 'field' to evaluate to type String, but got ${typeOf(at)}`,
      )
    if (doc === null) return null
    return isDoc(doc) ? getField(doc, at) : undefined
  }
}

const changed = (doc: Maybe, field: string, value: Maybe, name: string): Maybe => {
  if (isNullish(doc)) return null
  if (!isDoc(doc)) throw new MongoError(4161105, `${name} requires 'input' to evaluate to type Object`)
  const made = { ...doc }
  if (value === undefined) delete made[field]
  else setField(made, field, value)
  return made
}

const setOf = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(argument, compile, name, { required: ['field', 'input', 'value'] }, 4161102)
  const [input, value] = [given.get('input'), given.get('value')]
  const field = fieldName(given.raw['field'], name, 4161107)
  return (env) => changed(input(env), field, value(env), name)
}

const unsetOf = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(argument, compile, name, { required: ['field', 'input'] }, 4161109)
  const input = given.get('input')
  const field = fieldName(given.raw['field'], name, 4161111)
  return (env) => changed(input(env), field, undefined, name)
}

const bsonSize = unary((v) => {
  if (isNullish(v)) return null
  if (!isDoc(v)) throw new MongoError(31393, `$bsonSize requires a document input, found: ${typeOf(v)}`)
  return calculateObjectSize(v)
})

const binarySize = unary((v) => {
  if (isNullish(v)) return null
  if (typeof v === 'string') return Buffer.byteLength(v)
  if (v instanceof Binary) return v.length()
  throw new MongoError(51276, `$binarySize requires a string or BinData argument, found: ${typeOf(v)}`)
})

/** Documents and their fields by name. */
export const objectOperators: Operators = {
  $mergeObjects: withValues(0, Number.POSITIVE_INFINITY, merged),
  $getField: getOf,
  $setField: setOf,
  $unsetField: unsetOf,
  $bsonSize: bsonSize,
  $binarySize: binarySize,
  $rand: () => () => double(Math.random()),
}
