import { calculateObjectSize, serialize } from 'bson'
import type { Doc } from './value.ts'

const OPTIONS = { ignoreUndefined: true, checkKeys: false } as const

/** The document's BSON bytes; fields that are `undefined` are left out. */
export const encode = (doc: Doc): Uint8Array => serialize(doc, OPTIONS)

/** Its size in bytes, without encoding it. */
export const encodedSize = (doc: Doc): number => calculateObjectSize(doc, OPTIONS)
