import { deserialize, serialize } from 'bson'
import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { encode } from '#src/embedded/mongo/bson/encode.ts'
import { type Doc, Double, isArray, isDoc, setField, type Value } from '#src/embedded/mongo/bson/value.ts'

/** What is no plain value goes the long way: to bytes and back. */
const throughBytes = (v: unknown): Value => {
  const bytes = serialize({ v }, { ignoreUndefined: true })
  return decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))['v'] as Value
}

const isLeftOut = (v: unknown): boolean => v === undefined || typeof v === 'function' || typeof v === 'symbol'

/** Field by field: some are left out. */
const withoutLeftOut = (fields: object): Doc => {
  const doc: Doc = {}
  for (const [field, v] of Object.entries(fields)) if (!isLeftOut(v)) setField(doc, field, storedValue(v))
  return doc
}

/** Copied as a whole, which costs a fraction of putting field after field; then what a client could write into is replaced. */
const documentOf = (fields: object): Doc => {
  const doc = { ...fields } as Doc
  for (const field of Object.keys(doc)) {
    const v: unknown = doc[field]
    if (isLeftOut(v) || field === '__proto__') return withoutLeftOut(fields)
    if (!isItself(v)) doc[field] = storedValue(v)
  }
  return doc
}

/** Nothing to copy, and no type to tell. */
const isItself = (v: unknown): v is string | boolean | null =>
  typeof v === 'string' || typeof v === 'boolean' || v === null

const isPlainObject = (v: object): boolean => {
  const prototype = Object.getPrototypeOf(v)
  return prototype === Object.prototype || prototype === null
}

const objectValue = (v: object): Value => {
  if (Array.isArray(v)) return v.map((one: unknown) => (isLeftOut(one) ? null : storedValue(one)))
  if (v instanceof Date && !Number.isNaN(v.getTime())) return new Date(v)
  if (v instanceof Map) return documentOf(Object.fromEntries(v))
  if (isPlainObject(v) && !('_bsontype' in v) && !('toBSON' in v)) return documentOf(v)
  return throughBytes(v)
}

/** A client's value as the store holds it: a copy, of the type that BSON would carry. */
const storedValue = (v: unknown): Value => {
  if (isItself(v)) return v
  if (typeof v === 'number') return Object.is(v, -0) ? new Double(-0) : v
  return typeof v === 'object' ? objectValue(v) : throughBytes(v)
}

/** A client's document as the store holds it. */
export const storedDoc = (doc: object): Doc => storedValue(doc) as Doc

const isPlain = (v: Value): boolean => v === null || typeof v !== 'object' || v instanceof Date

/**
 * Stops writing into a value, all the way down; false where it holds a type that is not JavaScript's own. What is frozen
 * already has been looked through before: updates share what they kept.
 */
const freeze = (v: Value): boolean => {
  if (isPlain(v)) return true
  if (!isArray(v) && !isDoc(v)) return false
  if (Object.isFrozen(v)) return true
  let isWhole = true
  for (const one of Object.values(v)) isWhole = freeze(one as Value) && isWhole
  if (isWhole) Object.freeze(v)
  return isWhole
}

const shown = new WeakMap<Doc, object>()

const readThroughBytes = (doc: Doc): object => {
  const known = shown.get(doc)
  if (known) return known
  const made = deserialize(encode(doc))
  shown.set(doc, made)
  return made
}

/**
 * A stored document as a client reads it. It is not copied: whoever writes into it is stopped. Documents of other types than
 * JavaScript's own are read from their bytes, as a driver would.
 */
const clientDoc = (doc: Doc): object => (freeze(doc) ? doc : readThroughBytes(doc))

/** Any part of an answer as a client reads it. */
export const clientValue = (v: Value): unknown => {
  if (isDoc(v)) return clientDoc(v)
  if (isArray(v)) return v.map(clientValue)
  return isPlain(v) ? v : deserialize(encode({ v }))['v']
}
