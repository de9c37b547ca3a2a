import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { type Doc, isArray, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import type { IndexDefinition } from '#src/embedded/mongo/index/definition.ts'
import { type Conflict, keyDocument } from '#src/embedded/mongo/index/index.ts'

/** A value as MongoDB's error messages show it. */
export const shown = (v: Maybe): string => {
  if (v === undefined || v === null) return v === null ? 'null' : 'undefined'
  if (typeof v === 'string') return JSON.stringify(v)
  if (isArray(v)) return `[ ${v.map(shown).join(', ')} ]`
  if (isDoc(v)) return shownDoc(v)
  if (v instanceof Date) return `new Date(${v.getTime()})`
  if (typeOf(v) === 'objectId') return `ObjectId('${String(v)}')`
  return String(v)
}

/** A document as MongoDB's error messages show it. */
export const shownDoc = (doc: Doc): string => {
  const fields = Object.keys(doc).map((key) => `${key}: ${shown(doc[key])}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

/** Code 11000 with keyPattern and keyValue. */
export const duplicateKey = (
  namespace: string,
  definition: IndexDefinition,
  { key }: Conflict,
): MongoError => {
  const keyValue = keyDocument(definition, key)
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${definition.name} dup key: ${shownDoc(keyValue)}`,
    { keyPattern: definition.key, keyValue },
  )
}
