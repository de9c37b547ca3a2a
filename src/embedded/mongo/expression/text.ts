import { isNum, numType, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { BSONSymbol, isNullish, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

/** A number as MongoDB writes it. */
export const numberText = (v: Maybe): string => {
  if (numType(v) === 'long' || numType(v) === 'decimal') return String(v)
  return isNum(v) ? doubleText(toJsNumber(v)) : ''
}

const doubleText = (n: number): string => {
  if (Object.is(n, -0)) return '-0'
  if (!Number.isFinite(n)) return String(n)
  return String(n)
}

/** A value where MongoDB coerces to a string ($toLower, $substr): null is empty, documents are refused. */
export const asText = (v: Maybe): string => {
  if (typeof v === 'string') return v
  if (isNullish(v)) return ''
  if (isNum(v)) return numberText(v)
  if (v instanceof Date) return v.toISOString()
  if (v instanceof BSONSymbol) return v.value
  throw new MongoError(16007, `can't convert from BSON type ${typeOf(v)} to String`)
}
