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

const fieldBound = (field: string, v: Maybe): number =>
  field.length * BYTES_A_UNIT + FRAME_BYTES + valueBound(v)

const valueBound = (v: Maybe): number => {
  if (typeof v === 'string') return v.length * BYTES_A_UNIT + FRAME_BYTES
  if (v === null || typeof v !== 'object' || v instanceof Date) return FRAME_BYTES
  if (isArray(v)) return v.reduce<number>((sum, one) => sum + FRAME_BYTES + valueBound(one), FRAME_BYTES)
  return isDoc(v) ? sizeBound(v) : encodedSize({ v })
}

/** No less than its size in bytes, quickly: for limits that hardly any document comes near. */
export const sizeBound = (doc: Doc): number => {
  let sum = FRAME_BYTES
  for (const field of Object.keys(doc)) sum += fieldBound(field, doc[field])
  return sum
}

/** No less than what a document has grown by: an update shares what it kept. */
export const growthBound = (before: Doc, after: Doc): number => {
  let sum = 0
  for (const field of Object.keys(after))
    if (before[field] !== after[field]) sum += fieldBound(field, after[field])
  return sum
}
