import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { type Doc, isDoc, isNullish, Long, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { namedArguments } from './arguments.ts'
import { dayOfYear, isoDay, isoWeek, isoWeekYear, week } from './calendar.ts'
import {
  type Arguments,
  asDate,
  asUnit,
  asWeekStart,
  asWhole,
  asZone,
  compiledArguments,
} from './date-arguments.ts'
import { isoWall } from './date-format.ts'
import { addUnits, truncateTo, unitsBetween } from './date-math.ts'
import { dateTextOperators } from './date-strings.ts'
import type { Compile, Env, Evaluate, Operator, Operators } from './evaluate.ts'
import { truthy } from './truthy.ts'
import { fromWall, toWall } from './zone.ts'

/** `{date, timezone}`, or a date alone. */
const part =
  (read: (wall: Date) => Value): Operator =>
  (argument, compile, name) => {
    const isNamed = isDoc(argument) && 'date' in argument
    const given = namedArguments(
      isNamed
        ? argument
        : { date: Array.isArray(argument) && argument.length === 1 ? (argument[0] as Value) : argument },
      compile,
      name,
      { required: ['date'], optional: ['timezone'] },
      40535,
    )
    const [date, timezone] = [given.get('date'), given.get('timezone')]
    return (env) => {
      const at = date(env)
      const zone = asZone(timezone(env), given.has('timezone'))
      return isNullish(at) || zone === undefined ? null : read(toWall(asDate(at), zone))
    }
  }

const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
const ISO_PARTS = [
  'isoWeekYear',
  'isoWeek',
  'isoDayOfWeek',
  'hour',
  'minute',
  'second',
  'millisecond',
] as const

const partNumbers = (names: readonly string[], { at, has }: Arguments, env: Env): number[] | undefined => {
  const numbers: number[] = []
  for (const [i, name] of names.entries()) {
    const value = at(name, env)
    if (has(name) && isNullish(value)) return undefined
    numbers.push(
      has(name)
        ? asWhole(value, 40515, `'${name}' must evaluate to an integer, found ${typeOf(value)}`)
        : i < 3
          ? 1
          : 0,
    )
  }
  const [year = 0] = numbers
  if (year < 1 || year > 9999)
    throw new MongoError(
      40523,
      `'${names[0]}' must evaluate to an integer in the range 1 to 9999, found ${year}`,
    )
  return numbers
}

const fromParts = (argument: Value, compile: Compile, name: string): Evaluate => {
  const isIso = isDoc(argument) && 'isoWeekYear' in argument
  const names = isIso ? ISO_PARTS : PARTS
  const given = compiledArguments(argument, compile, name, [names[0]], [...names.slice(1), 'timezone'], 40518)
  return (env) => {
    const zone = asZone(given.at('timezone', env), given.has('timezone'))
    const numbers = partNumbers(names, given, env)
    if (zone === undefined || !numbers) return null
    const [a = 0, b = 0, c = 0, ...time] = numbers
    return fromWall(isIso ? isoWall(a, b, c, time) : wallClock(a, b, c, time), zone)
  }
}

const wallClock = (
  year: number,
  month: number,
  day: number,
  [h = 0, m = 0, s = 0, ms = 0]: number[],
): number => {
  const at = new Date(0)
  at.setUTCFullYear(year, month - 1, day)
  return at.setUTCHours(h, m, s, ms)
}

const clockParts = (d: Date): Doc => ({
  hour: d.getUTCHours(),
  minute: d.getUTCMinutes(),
  second: d.getUTCSeconds(),
  millisecond: d.getUTCMilliseconds(),
})

const toParts = (argument: Value, compile: Compile, name: string): Evaluate => {
  const { at, has } = compiledArguments(argument, compile, name, ['date'], ['timezone', 'iso8601'], 40524)
  return (env) => {
    const date = at('date', env)
    const zone = asZone(at('timezone', env), has('timezone'))
    const iso = at('iso8601', env)
    if (isNullish(date) || zone === undefined || (has('iso8601') && isNullish(iso))) return null
    const d = toWall(asDate(date), zone)
    if (truthy(iso))
      return { isoWeekYear: isoWeekYear(d), isoWeek: isoWeek(d), isoDayOfWeek: isoDay(d), ...clockParts(d) }
    return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, day: d.getUTCDate(), ...clockParts(d) }
  }
}

const moved =
  (sign: 1 | -1): Operator =>
  (argument, compile, name) => {
    const { at, has } = compiledArguments(
      argument,
      compile,
      name,
      ['startDate', 'unit', 'amount'],
      ['timezone'],
      5166401,
    )
    return (env) => {
      const [date, unit, amount] = [at('startDate', env), at('unit', env), at('amount', env)]
      const zone = asZone(at('timezone', env), has('timezone'))
      if ([date, unit, amount].some(isNullish) || zone === undefined) return null
      const count = asWhole(amount, 5166405, `${name} expects integer amount of time units`)
      return addUnits(asDate(date, 5166403), asUnit(unit, name), sign * count, zone)
    }
  }

const difference: Operator = (argument, compile, name) => {
  const { at, has } = compiledArguments(
    argument,
    compile,
    name,
    ['startDate', 'endDate', 'unit'],
    ['timezone', 'startOfWeek'],
    5166301,
  )
  return (env) => {
    const [start, end, unit, first] = ['startDate', 'endDate', 'unit', 'startOfWeek'].map((key) =>
      at(key, env),
    )
    const zone = asZone(at('timezone', env), has('timezone'))
    if ([start, end, unit].some(isNullish) || zone === undefined) return null
    return Long.fromNumber(
      unitsBetween(
        asDate(start, 5166307),
        asDate(end, 5166307),
        asUnit(unit, name),
        zone,
        asWeekStart(first ?? undefined),
      ),
    )
  }
}

const truncated: Operator = (argument, compile, name) => {
  const { at, has } = compiledArguments(
    argument,
    compile,
    name,
    ['date', 'unit'],
    ['binSize', 'timezone', 'startOfWeek'],
    5439007,
  )
  return (env) => {
    const [date, unit, size, first] = ['date', 'unit', 'binSize', 'startOfWeek'].map((key) => at(key, env))
    const zone = asZone(at('timezone', env), has('timezone'))
    if (isNullish(date) || isNullish(unit) || zone === undefined || (has('binSize') && isNullish(size)))
      return null
    const bin = has('binSize')
      ? asWhole(size, 5439017, "$dateTrunc requires 'binSize' to be a 64-bit integer")
      : 1
    if (bin < 1)
      throw new MongoError(
        5439018,
        `$dateTrunc requires 'binSize' to be greater than 0, but got value ${bin}`,
      )
    return truncateTo(asDate(date, 5439012), asUnit(unit, name), bin, zone, asWeekStart(first ?? undefined))
  }
}

/** Dates, by the calendar of a time zone. */
export const dateOperators: Operators = {
  $year: part((d) => d.getUTCFullYear()),
  $month: part((d) => d.getUTCMonth() + 1),
  $dayOfMonth: part((d) => d.getUTCDate()),
  $dayOfWeek: part((d) => d.getUTCDay() + 1),
  $dayOfYear: part(dayOfYear),
  $hour: part((d) => d.getUTCHours()),
  $minute: part((d) => d.getUTCMinutes()),
  $second: part((d) => d.getUTCSeconds()),
  $millisecond: part((d) => d.getUTCMilliseconds()),
  $week: part(week),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part((d) => Long.fromNumber(isoWeekYear(d))),
  $isoDayOfWeek: part(isoDay),
  ...dateTextOperators,
  $dateFromParts: fromParts,
  $dateToParts: toParts,
  $dateAdd: moved(1),
  $dateSubtract: moved(-1),
  $dateDiff: difference,
  $dateTrunc: truncated,
}
