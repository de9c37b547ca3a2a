import { compareValues, equalValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isArray, isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { binary, namedArguments, unary, withValues } from './arguments.ts'
import type { Operator, Operators } from './evaluate.ts'

const whole = (v: Maybe, code: number, message: string): number => {
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n)) throw new MongoError(code, message)
  return n
}

const elementAt = (array: Maybe, index: Maybe): Maybe => {
  if (isNullish(array) || isNullish(index)) return null
  if (!isArray(array))
    throw new MongoError(28689, `$arrayElemAt's first argument must be an array, but is ${typeOf(array)}`)
  if (!isNum(index))
    throw new MongoError(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${typeOf(index)}`,
    )
  const at = whole(index, 28691, "$arrayElemAt's second argument must be representable as a 32-bit integer")
  return array.at(at)
}

const end = (at: 0 | -1) =>
  unary((v, name) => {
    if (isNullish(v)) return null
    if (!isArray(v)) throw new MongoError(28689, `${name}'s argument must be an array, but is ${typeOf(v)}`)
    return v.at(at)
  })

const concatenated = withValues(0, Number.POSITIVE_INFINITY, (values) => {
  if (values.some(isNullish)) return null
  const wrong = values.find((v) => !isArray(v))
  if (wrong !== undefined)
    throw new MongoError(28664, `$concatArrays only supports arrays, not ${typeOf(wrong)}`)
  return values.flat() as Value[]
})

const includes = (needle: Maybe, array: Maybe): boolean => {
  if (!isArray(array))
    throw new MongoError(40081, `$in requires an array as a second argument, found: ${typeOf(array)}`)
  return array.some((v) => equalValues(v, needle))
}

const bound = (v: Maybe, which: string): number => {
  const at = whole(
    v,
    40096,
    `$indexOfArray requires an integral ${which} index, found a value of type: ${typeOf(v)}`,
  )
  if (at < 0) throw new MongoError(40097, `$indexOfArray requires a nonnegative ${which} index, found: ${at}`)
  return at
}

const indexOf = withValues(2, 4, (values) => {
  const [array, needle] = values
  if (isNullish(array)) return null
  if (!isArray(array))
    throw new MongoError(
      40090,
      `$indexOfArray requires an array as a first argument, found: ${typeOf(array)}`,
    )
  const from = values.length > 2 ? bound(values[2], 'starting') : 0
  const to = values.length > 3 ? bound(values[3], 'ending') : array.length
  for (let i = from; i < Math.min(to, array.length); i++) if (equalValues(array[i], needle)) return i
  return -1
})

const sizeOf = unary((v) => {
  if (!isArray(v))
    throw new MongoError(17124, `The argument to $size must be an array, but was of type: ${typeOf(v)}`)
  return v.length
})

const reversed = unary((v) => {
  if (isNullish(v)) return null
  if (!isArray(v))
    throw new MongoError(
      34435,
      `The argument to $reverseArray must be an array, but was of type: ${typeOf(v)}`,
    )
  return v.toReversed()
})

const sliceFrom = (array: Value[], position: number, count: number): Value[] => {
  const start = position < 0 ? Math.max(0, array.length + position) : position
  return array.slice(start, start + count)
}

const slice = withValues(2, 3, (values) => {
  const [array, a, b] = values
  if (values.some(isNullish)) return null
  if (!isArray(array))
    throw new MongoError(28724, `First argument to $slice must be an array, but is of type: ${typeOf(array)}`)
  const first = whole(
    a,
    28725,
    `Second argument to $slice must be a numeric value, but is of type: ${typeOf(a)}`,
  )
  if (values.length === 2) return first >= 0 ? array.slice(0, first) : array.slice(first)
  const count = whole(b, 28727, `Third argument to $slice must be numeric, but is of type: ${typeOf(b)}`)
  if (count <= 0) throw new MongoError(28729, `Third argument to $slice must be positive: ${count}`)
  return sliceFrom(array, first, count)
})

const INT_ERROR = 'requires an integer'

const range = withValues(2, 3, (values) => {
  const start = whole(values[0], 34443, `$range ${INT_ERROR} starting value`)
  const stop = whole(values[1], 34445, `$range ${INT_ERROR} ending value`)
  const step = values.length > 2 ? whole(values[2], 34447, `$range ${INT_ERROR} step value`) : 1
  if (step === 0) throw new MongoError(34449, '$range requires a non-zero step value')
  const count = Math.max(0, Math.ceil((stop - start) / step))
  return Array.from({ length: count }, (_, i) => start + i * step)
})

const nOf = (v: Maybe, name: string): number => {
  const n = whole(v, 5787902, `Value for 'n' must be of integral type, but found ${typeOf(v)}`)
  if (n < 1) throw new MongoError(5787908, `'n' must be greater than 0, found ${n} for ${name}`)
  return n
}

const take =
  (pick: (array: Value[], n: number) => Value[]): Operator =>
  (argument, compile, name) => {
    const given = namedArguments(argument, compile, name, { required: ['n', 'input'] }, 5787901)
    const [n, input] = [given.get('n'), given.get('input')]
    return (env) => {
      const array = input(env)
      const count = nOf(n(env), name)
      if (!isArray(array)) throw new MongoError(5788200, `Input must be an array for ${name}`)
      return pick(array, count)
    }
  }

const bySize = (direction: 1 | -1) => (array: Value[], n: number) =>
  array
    .filter((v) => v !== null)
    .toSorted((a, b) => direction * compareValues(a, b))
    .slice(0, n)

/** Arrays by position. */
export const arrayOperators: Operators = {
  $arrayElemAt: binary(elementAt),
  $first: end(0),
  $last: end(-1),
  $concatArrays: concatenated,
  $in: binary(includes),
  $indexOfArray: indexOf,
  $isArray: unary((v) => isArray(v)),
  $size: sizeOf,
  $reverseArray: reversed,
  $slice: slice,
  $range: range,
  $firstN: take((array, n) => array.slice(0, n)),
  $lastN: take((array, n) => array.slice(-n)),
  $minN: take(bySize(1)),
  $maxN: take(bySize(-1)),
}
