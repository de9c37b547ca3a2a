import { compareValues } from './compare.ts'
import { typeOf } from './type.ts'
import { Decimal128, type Doc, isArray, isDoc, type Maybe } from './value.ts'

const sameDocs = (a: Doc, b: Doc): boolean => {
  const [x, y] = [Object.keys(a), Object.keys(b)]
  return x.length === y.length && x.every((key, i) => key === y[i] && identical(a[key], b[key]))
}

/** Equal to the byte: same types, same fields in the same order. 1 and 1.0 are not. */
export const identical = (a: Maybe, b: Maybe): boolean => {
  if (a === b) return !Number.isNaN(a)
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  if (isDoc(a) && isDoc(b)) return sameDocs(a, b)
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((v, i) => identical(v, b[i]))
  if (a instanceof Decimal128) return String(a) === String(b)
  return compareValues(a, b) === 0
}
