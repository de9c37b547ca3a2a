import { typeOf } from './type.ts'
import { type Doc, isArray, isDoc, type Maybe } from './value.ts'

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
