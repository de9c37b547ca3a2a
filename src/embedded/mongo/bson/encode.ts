import { calculateObjectSize, serialize } from 'bson'
import { type Doc, isArray, isDoc, type Maybe } from './value.ts'

const OPTIONS = { ignoreUndefined: true, checkKeys: false } as const

/** The document's BSON bytes; fields that are `undefined` are left out. */
export const encode = (doc: Doc): Uint8Array => serialize(doc, OPTIONS)

/** Its size in bytes, without encoding it. */
export const encodedSize = (doc: Doc): number => calculateObjectSize(doc, OPTIONS)

/** What an element takes beside its name and its value, and a document beside its elements. */
const FRAME_BYTES = 8
/** UTF-8 takes at most three bytes for each of a text's code units. */
const BYTES_A_UNIT = 3

const bounds = new WeakMap<object, number>()

const fieldsBound = (doc: Doc, of: (v: Maybe) => number): number => {
  let sum = FRAME_BYTES
  for (const field of Object.keys(doc)) sum += field.length * BYTES_A_UNIT + FRAME_BYTES + of(doc[field])
  return sum
}

const valueBound = (v: Maybe): number => {
  if (typeof v === 'string') return v.length * BYTES_A_UNIT + FRAME_BYTES
  if (v === null || typeof v !== 'object' || v instanceof Date) return FRAME_BYTES
  if (isArray(v)) return v.reduce<number>((sum, one) => sum + FRAME_BYTES + valueBound(one), FRAME_BYTES)
  return isDoc(v) ? fieldsBound(v, valueBound) : encodedSize({ v })
}

/** Of a document and its fields, which an update shares with the one before, the bound is remembered. */
const remembered = (v: Maybe, reckon: () => number): number => {
  if (v === null || typeof v !== 'object') return reckon()
  const known = bounds.get(v)
  if (known !== undefined) return known
  const bound = reckon()
  bounds.set(v, bound)
  return bound
}

/** No less than its size in bytes, quickly: for limits that hardly any document comes near. */
export const sizeBound = (doc: Doc): number =>
  remembered(doc, () => fieldsBound(doc, (v) => remembered(v, () => valueBound(v))))
