import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { type Arguments, asDate, asZone, compiledArguments } from './date-arguments.ts'
import { formatDate, parseByFormat } from './date-format.ts'
import { dateFromText } from './date-text.ts'
import type { Compile, Env, Evaluate, Operators } from './evaluate.ts'
import { offsetAt, toWall } from './zone.ts'

/** `format` where it is given; null where it is null; undefined where it is left out. */
const formatOf = ({ at, has }: Arguments, env: Env, name: string): string | null | undefined => {
  if (!has('format')) return undefined
  const format = at('format', env)
  if (isNullish(format)) return null
  if (typeof format !== 'string')
    throw new MongoError(18533, `${name} requires that 'format' be a string, found: ${typeOf(format)}`)
  return format
}

const toText = (argument: Value, compile: Compile, name: string): Evaluate => {
  const given = compiledArguments(argument, compile, name, ['date'], ['format', 'timezone', 'onNull'], 18534)
  return (env) => {
    const date = given.at('date', env)
    if (isNullish(date)) return given.has('onNull') ? given.at('onNull', env) : null
    const zone = asZone(given.at('timezone', env), given.has('timezone'))
    const format = formatOf(given, env, name)
    if (zone === undefined || format === null) return null
    const moment = asDate(date)
    const fallback = zone === 'UTC' ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
    return formatDate(format ?? fallback, toWall(moment, zone), offsetAt(zone, moment.getTime()))
  }
}

const parsed = (text: Maybe, format: string | undefined, zone: string | undefined): Date => {
  if (typeof text !== 'string')
    throw new MongoError(
      241,
      `$dateFromString requires that 'dateString' be a string, found: ${typeOf(text)}`,
    )
  return format === undefined ? dateFromText(text, zone) : parseByFormat(text, format, zone)
}

/** The value of an optional argument, null where it is left out. */
const orNull = (given: Arguments, key: string, env: Env): Maybe =>
  given.has(key) ? given.at(key, env) : null

const fromText = (argument: Value, compile: Compile, name: string): Evaluate => {
  const optional = ['format', 'timezone', 'onNull', 'onError']
  const given = compiledArguments(argument, compile, name, ['dateString'], optional, 40540)
  const read = (text: Maybe, env: Env): Maybe => {
    const zone = asZone(given.at('timezone', env), given.has('timezone'))
    const format = formatOf(given, env, name)
    if (zone === undefined || format === null) return null
    return parsed(text, format, given.has('timezone') ? zone : undefined)
  }
  return (env) => {
    const text = given.at('dateString', env)
    if (isNullish(text)) return orNull(given, 'onNull', env)
    try {
      return read(text, env)
    } catch (cause) {
      const isTextsFault = cause instanceof MongoError && cause.code === 241
      if (isTextsFault && given.has('onError')) return given.at('onError', env)
      throw cause
    }
  }
}

/** Dates to text and back. */
export const dateTextOperators: Operators = { $dateToString: toText, $dateFromString: fromText }
