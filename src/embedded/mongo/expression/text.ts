import { isNum, numType, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { BSONSymbol, isNullish, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

/** A number as MongoDB writes it. */
export const numberText = (v: Maybe): string => {
  if (numType(v) === 'long' || numType(v) === 'decimal') return String(v)
  return isNum(v) ? doubleText(toJsNumber(v)) : ''
}

const SIGNIFICANT = 16

/** C's %.16g, which MongoDB writes doubles with. */
const doubleText = (n: number): string => {
  if (Object.is(n, -0)) return '-0'
  if (!Number.isFinite(n)) return String(n)
  const [digits = '', exponent = '0'] = n.toExponential(SIGNIFICANT - 1).split('e')
  const power = Number(exponent)
  if (power >= -4 && power < SIGNIFICANT) return withoutZeros(n.toFixed(Math.max(0, SIGNIFICANT - 1 - power)))
  return `${withoutZeros(digits)}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

const withoutZeros = (digits: string) => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits)

/** A value where MongoDB coerces to a string ($toLower, $substr): null is empty, documents are refused. */
export const asText = (v: Maybe): string => {
  if (typeof v === 'string') return v
  if (isNullish(v)) return ''
  if (isNum(v)) return numberText(v)
  if (v instanceof Date) return v.toISOString()
  if (v instanceof BSONSymbol) return v.value
  throw new MongoError(16007, `can't convert from BSON type ${typeOf(v)} to String`)
}
