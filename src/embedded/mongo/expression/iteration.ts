import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isArray, isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { namedArguments } from './arguments.ts'
import { checkVariableName } from './conditional.ts'
import { bind, type Compile, type Evaluate, type Operators } from './evaluate.ts'
import { truthy } from './truthy.ts'

const variableName = (raw: Maybe): string => {
  if (raw === undefined) return 'this'
  if (typeof raw !== 'string') throw new MongoError(16866, "'as' must be a string")
  checkVariableName(raw)
  return raw
}

const limitOf = (v: Maybe): number => {
  if (isNullish(v)) return Number.POSITIVE_INFINITY
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n))
    throw new MongoError(327391, '$filter: limit must be represented as a 32-bit integral value')
  if (n < 1) throw new MongoError(327392, `$filter: limit must be greater than 0`)
  return n
}

const filter = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(
    argument,
    compile,
    name,
    { required: ['input', 'cond'], optional: ['as', 'limit'] },
    28648,
  )
  const as = variableName(given.raw['as'])
  const [input, cond, limit] = [given.get('input'), given.get('cond', [as]), given.get('limit')]
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array)) throw new MongoError(28651, `input to $filter must be an array not ${typeOf(array)}`)
    const most = limitOf(limit(env))
    const kept: Value[] = []
    for (const element of array) {
      if (kept.length >= most) break
      if (truthy(cond(bind(env, { [as]: element })))) kept.push(element)
    }
    return kept
  }
}

const map = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(
    argument,
    compile,
    name,
    { required: ['input', 'in'], optional: ['as'] },
    16879,
  )
  const as = variableName(given.raw['as'])
  const [input, body] = [given.get('input'), given.get('in', [as])]
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array)) throw new MongoError(16883, `input to $map must be an array not ${typeOf(array)}`)
    return array.map((element) => body(bind(env, { [as]: element })) ?? null)
  }
}

const reduce = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = namedArguments(argument, compile, name, { required: ['input', 'initialValue', 'in'] }, 40077)
  const [input, start, body] = [
    given.get('input'),
    given.get('initialValue'),
    given.get('in', ['this', 'value']),
  ]
  return (env) => {
    const array = input(env)
    if (isNullish(array)) return null
    if (!isArray(array))
      throw new MongoError(40080, `$reduce requires that 'input' be an array, found: ${typeOf(array)}`)
    return array.reduce<Maybe>((value, element) => body(bind(env, { this: element, value })), start(env))
  }
}

/** One expression for each element. */
export const iterationOperators: Operators = { $filter: filter, $map: map, $reduce: reduce }
