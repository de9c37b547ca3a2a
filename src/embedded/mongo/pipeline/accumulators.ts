import { calculate, divide } from '#src/embedded/mongo/bson/arithmetic.ts'
import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, type Num, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  type Doc,
  double,
  isDoc,
  isNullish,
  type Maybe,
  setField,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

/** A running fold of values. */
export type Accumulator = { readonly add: (value: Maybe) => void; readonly result: () => Maybe }

/** Sums doubles with a carried error (Neumaier), so that order hardly matters. */
const sumOf = () => {
  let exact: Num = 0
  let [floating, carry, isDouble] = [0, 0, false]
  const addDouble = (n: number) => {
    isDouble = true
    const total = floating + n
    carry += Math.abs(floating) >= Math.abs(n) ? floating - total + n : n - total + floating
    floating = total
  }
  return {
    add: (v: Num) => {
      const type = typeOf(v)
      if (type === 'double') addDouble(toJsNumber(v))
      else exact = calculate('add', exact, v) as Num
    },
    result: (): Num => {
      if (!isDouble) return exact
      const total = double(Number.isFinite(floating) ? floating + carry : floating)
      return calculate('add', exact, total) as Num
    },
  }
}

const sum = (): Accumulator => {
  const total = sumOf()
  return { add: (v) => isNum(v) && total.add(v), result: total.result }
}

const avg = (): Accumulator => {
  const total = sumOf()
  let count = 0
  return {
    add: (v) => {
      if (!isNum(v)) return
      count += 1
      total.add(v)
    },
    result: () => (count === 0 ? null : divide(total.result(), count)),
  }
}

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Value | null = null
  return {
    add: (v) => {
      if (isNullish(v)) return
      if (best === null || sign * compareValues(v, best) < 0) best = v
    },
    result: () => best,
  }
}

const first = (): Accumulator => {
  let [found, value]: [boolean, Maybe] = [false, undefined]
  return {
    add: (v) => {
      if (!found) value = v
      found = true
    },
    result: () => value ?? null,
  }
}

const last = (): Accumulator => {
  let value: Maybe
  return {
    add: (v) => {
      value = v
    },
    result: () => value ?? null,
  }
}

const push = (): Accumulator => {
  const values: Value[] = []
  return { add: (v) => v !== undefined && values.push(v), result: () => values }
}

const addToSet = (): Accumulator => {
  const values = new Map<string, Value>()
  return {
    add: (v) => {
      if (v !== undefined && !values.has(valueKey(v))) values.set(valueKey(v), v)
    },
    result: () => [...values.values()],
  }
}

const deviation = (spare: 0 | 1) => (): Accumulator => {
  let [count, mean, squares] = [0, 0, 0]
  return {
    add: (v) => {
      if (!isNum(v)) return
      const n = toJsNumber(v)
      count += 1
      const delta = n - mean
      mean += delta / count
      squares += delta * (n - mean)
    },
    result: () => (count <= spare ? null : double(Math.sqrt(squares / (count - spare)))),
  }
}

const mergeObjects = (): Accumulator => {
  const made: Doc = {}
  return {
    add: (v) => {
      if (isNullish(v)) return
      if (!isDoc(v))
        throw new MongoError(40400, `$mergeObjects requires object inputs, but input is of type ${typeOf(v)}`)
      for (const key of Object.keys(v)) setField(made, key, v[key] as Value)
    },
    result: () => made,
  }
}

/** The accumulators of one argument, each a maker of fresh state. */
export const accumulators: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $avg: avg,
  $min: extreme(1),
  $max: extreme(-1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $stdDevPop: deviation(0),
  $stdDevSamp: deviation(1),
  $mergeObjects: mergeObjects,
}
