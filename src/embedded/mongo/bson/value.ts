import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Double,
  Long,
  type MaxKey,
  type MinKey,
  ObjectId,
  Timestamp,
} from 'bson'

/**
 * A document as the store holds it. Never changed in place: an update makes a new one that shares what it kept.
 * Field order is the order of the keys.
 */
export type Doc = { [field: string]: Value }

/**
 * One BSON value. A `number` is an int32 where it is whole and fits, a double otherwise; `Double` wraps the
 * doubles that would read as an int32, so every one of the four numeric types survives.
 */
export type Value =
  | null
  | boolean
  | number
  | string
  | Date
  | Doc
  | Value[]
  | Double
  | Long
  | Decimal128
  | ObjectId
  | Binary
  | BSONRegExp
  | BSONSymbol
  | Code
  | Timestamp
  | MinKey
  | MaxKey

/** A value, or `undefined` where the field is missing. */
export type Maybe = Value | undefined

const INT_MAX = 0x7fffffff
const INT_MIN = -0x80000000

/** A whole number in int32's range that is no negative zero. */
export const fitsInt = (n: number) => Number.isInteger(n) && n <= INT_MAX && n >= INT_MIN && !Object.is(n, -0)

/** A double, wrapped only where a plain number would read as an int32. */
export const double = (n: number): number | Double => (fitsInt(n) || Object.is(n, -0) ? new Double(n) : n)

/** A sub-document, and no BSON class, array or date. */
export const isDoc = (v: unknown): v is Doc =>
  typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype

/** An array value. */
export const isArray = (v: Maybe): v is Value[] => Array.isArray(v)

/** Missing or null. */
export const isNullish = (v: Maybe): v is null | undefined => v === undefined || v === null

/** `Object.keys`, and `__proto__` is a field like any other. */
export const setField = (doc: Doc, field: string, value: Value): void => {
  if (field === '__proto__') {
    Object.defineProperty(doc, field, { value, writable: true, enumerable: true, configurable: true })
    return
  }
  doc[field] = value
}

/** The field's own value; nothing from the prototype. */
export const getField = (doc: Doc, field: string): Maybe =>
  Object.hasOwn(doc, field) ? doc[field] : undefined

export { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Long, ObjectId, Timestamp }
