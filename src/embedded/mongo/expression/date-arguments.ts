import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isNullish, type Maybe, ObjectId, Timestamp, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { namedArguments } from './arguments.ts'
import type { Compile, Env } from './evaluate.ts'

/** A date, or what MongoDB takes for one; code 16006 for anything else. */
export const asDate = (v: Maybe, code = 16006): Date => {
  if (v instanceof Date) return v
  if (v instanceof ObjectId) return v.getTimestamp()
  if (v instanceof Timestamp) return new Date(v.getHighBitsUnsigned() * 1000)
  throw new MongoError(code, `can't convert from BSON type ${typeOf(v)} to Date`)
}

/** A zone's name; UTC where none is given, undefined where it is null. */
export const asZone = (v: Maybe, given: boolean): string | undefined => {
  if (!given) return 'UTC'
  if (isNullish(v)) return undefined
  if (typeof v !== 'string')
    throw new MongoError(40517, `timezone must evaluate to a string, found ${typeOf(v)}`)
  return v
}

const units = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const

/** A unit of $dateAdd, $dateDiff and $dateTrunc. */
export type Unit = (typeof units)[number]

/** Code 9 for what is no unit. */
export const asUnit = (v: Maybe, name: string): Unit => {
  const found = units.find((unit) => unit === v)
  if (found) return found
  if (typeof v === 'string')
    throw new MongoError(9, `${name} parameter 'unit' value cannot be recognized as a time unit: ${v}`)
  throw new MongoError(5439013, `${name} requires 'unit' to be a string, but got ${typeOf(v)}`)
}

/** A whole number of any numeric type. */
export const asWhole = (v: Maybe, code: number, message: string): number => {
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n)) throw new MongoError(code, message)
  return n
}

const WEEK_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The ISO number of `startOfWeek`, Sunday unless it is given. */
export const asWeekStart = (v: Maybe): number => {
  if (v === undefined) return 7
  const name = String(v).toLowerCase()
  const at = WEEK_DAYS.findIndex((day) => day === name || day.slice(0, 3) === name)
  if (at < 0)
    throw new MongoError(
      9,
      `parameter 'startOfWeek' value cannot be recognized as a day of a week: ${String(v)}`,
    )
  return at + 1
}

/** Length of the units that have one. */
export const UNIT_MS: Readonly<Partial<Record<Unit, number>>> = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1_000,
  millisecond: 1,
}

/** Months in the units that are counted in them. */
export const UNIT_MONTHS: Readonly<Partial<Record<Unit, number>>> = { year: 12, quarter: 3, month: 1 }

/** Named arguments, evaluated on demand. */
export type Arguments = {
  readonly at: (key: string, env: Env) => Maybe
  readonly has: (key: string) => boolean
}

/** Compile an operator's named arguments; `code` where they are not as they must be. */
export const compiledArguments = (
  argument: Value,
  compile: Compile,
  name: string,
  required: string[],
  optional: string[],
  code = 9,
): Arguments => {
  const given = namedArguments(argument, compile, name, { required, optional }, code)
  const parts = new Map([...required, ...optional].map((key) => [key, given.get(key)]))
  return { at: (key, env) => parts.get(key)?.(env), has: given.has }
}
