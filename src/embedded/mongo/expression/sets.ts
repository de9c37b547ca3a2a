import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isArray, isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { binary, unary, withValues } from './arguments.ts'
import type { Operators } from './evaluate.ts'
import { truthy } from './truthy.ts'

const asArray = (v: Maybe, name: string, code: number): Value[] => {
  if (isArray(v)) return v
  throw new MongoError(code, `All operands of ${name} must be arrays. One argument is of type: ${typeOf(v)}`)
}

const keysOf = (values: Value[]) => new Set(values.map(valueKey))

/** Each value once, in BSON's order, as MongoDB's sets come out. */
const ordered = (values: Value[]): Value[] => {
  const byKey = new Map(values.toReversed().map((v) => [valueKey(v), v]))
  return [...byKey.values()].sort(compareValues)
}

const union = withValues(0, Number.POSITIVE_INFINITY, (values, name) => {
  if (values.some(isNullish)) return null
  return ordered(values.flatMap((v) => asArray(v, name, 17043)))
})

const intersection = withValues(0, Number.POSITIVE_INFINITY, (values, name) => {
  if (values.some(isNullish)) return null
  const [first = [], ...rest] = values.map((v) => asArray(v, name, 17047))
  const others = rest.map(keysOf)
  return ordered(first.filter((v) => others.every((keys) => keys.has(valueKey(v)))))
})

const difference = binary((a, b, name) => {
  if (isNullish(a) || isNullish(b)) return null
  const without = keysOf(asArray(b, name, 17049))
  const seen = new Set<string>()
  return asArray(a, name, 17048).filter((v) => {
    const key = valueKey(v)
    if (without.has(key) || seen.has(key)) return false
    return seen.add(key)
  })
})

const equals = withValues(2, Number.POSITIVE_INFINITY, (values, name) => {
  const [first, ...rest] = values.map((v) => keysOf(asArray(v, name, 17044)))
  return rest.every((set) => set.size === first?.size && [...set].every((key) => first.has(key)))
})

const isSubset = binary((a, b, name) => {
  const whole = keysOf(asArray(b, name, 17042))
  return asArray(a, name, 17046).every((v) => whole.has(valueKey(v)))
})

/** Arrays as sets. */
export const setOperators: Operators = {
  $setUnion: union,
  $setIntersection: intersection,
  $setDifference: difference,
  $setEquals: equals,
  $setIsSubset: isSubset,
  $allElementsTrue: unary((v, name) => asArray(v, name, 17040).every(truthy)),
  $anyElementTrue: unary((v, name) => asArray(v, name, 17041).some(truthy)),
}
