import { fitsInt, isDoc, type Maybe, type Value } from './value.ts'

/** BSON's type names as `$type` knows them. */
export type TypeName =
  | 'missing'
  | 'minKey'
  | 'null'
  | 'int'
  | 'double'
  | 'long'
  | 'decimal'
  | 'string'
  | 'symbol'
  | 'object'
  | 'array'
  | 'binData'
  | 'objectId'
  | 'bool'
  | 'date'
  | 'timestamp'
  | 'regex'
  | 'javascript'
  | 'javascriptWithScope'
  | 'dbPointer'
  | 'undefined'
  | 'maxKey'

const byBsonClass: Readonly<Record<string, TypeName>> = {
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
}

const typeOfObject = (v: object): TypeName => {
  if (v instanceof Date) return 'date'
  if (isDoc(v)) return 'object'
  if (Array.isArray(v)) return 'array'
  const name = (v as { _bsontype?: string })._bsontype ?? ''
  if (name === 'Code') return (v as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript'
  const known = byBsonClass[name]
  if (!known) throw new TypeError(`no BSON type for ${name || v.constructor?.name}`)
  return known
}

/** The value's BSON type. */
export const typeOf = (v: Maybe): TypeName => {
  switch (typeof v) {
    case 'undefined':
      return 'missing'
    case 'number':
      return fitsInt(v) ? 'int' : 'double'
    case 'string':
      return 'string'
    case 'boolean':
      return 'bool'
    default:
      return v === null ? 'null' : typeOfObject(v as object)
  }
}

/** The places of the types in BSON's comparison order; types with one place compare by value. */
const orderOf: Readonly<Record<TypeName, number>> = {
  minKey: -1,
  missing: 0,
  undefined: 0,
  null: 5,
  int: 10,
  double: 10,
  long: 10,
  decimal: 10,
  string: 15,
  symbol: 15,
  object: 20,
  array: 25,
  binData: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbPointer: 55,
  javascript: 60,
  javascriptWithScope: 65,
  maxKey: 127,
}

/** The value's place among the types (https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/). */
export const typeOrder = (v: Maybe): number => {
  switch (typeof v) {
    case 'undefined':
      return 0
    case 'number':
      return 10
    case 'string':
      return 15
    case 'boolean':
      return 40
    default:
      return v === null ? 5 : orderOf[typeOfObject(v as object)]
  }
}

/** BSON's numbers of the types, as `$type` also takes them. */
export const typeNumbers: Readonly<Record<number, TypeName>> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
}

const names = new Set<string>(Object.values(typeNumbers))

/** Is this one of `$type`'s aliases? */
export const isTypeName = (name: string): name is TypeName => names.has(name)

/** Is the value of one of the four numeric types? */
export const isNumeric = (v: Maybe): v is Extract<Value, number> => typeOrder(v) === 10
