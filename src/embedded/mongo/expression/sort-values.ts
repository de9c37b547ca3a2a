import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError } from '#src/embedded/mongo/errors.ts'
import { valueAt } from './field-path.ts'

const direction = (v: Maybe): 1 | -1 => {
  const n = isNum(v) ? toJsNumber(v) : 0
  if (n !== 1 && n !== -1) throw badValue('The $sort element value must be either 1 or -1')
  return n
}

/** Sort bare values, as `$push` and `$sortArray` do with `1` or `-1`. */
export const sortValues = (order: Value): ((values: Value[]) => Value[]) => {
  const sign = direction(order)
  return (values) => values.toSorted((a, b) => sign * compareValues(a, b))
}

const fieldOf = (v: Value, parts: readonly string[]): Maybe => (isDoc(v) ? valueAt(v, parts) : undefined)

/** Sort documents by their fields; what is no document sorts as one without them. Stable. */
export const sortValuesBy = (pattern: Doc): ((values: Value[]) => Value[]) => {
  const keys = Object.keys(pattern).map((path) => {
    if (path === '' || path.split('.').includes(''))
      throw new MongoError(2, 'FieldPath field names may not be empty strings.')
    return [path.split('.'), direction(pattern[path])] as const
  })
  if (keys.length === 0) throw badValue('The $sort pattern is empty when it should be a set of fields.')
  const compare = (a: Value, b: Value): number => {
    for (const [parts, sign] of keys) {
      const order = compareValues(fieldOf(a, parts) ?? null, fieldOf(b, parts) ?? null)
      if (order !== 0) return sign * order
    }
    return 0
  }
  return (values) => values.toSorted(compare)
}
