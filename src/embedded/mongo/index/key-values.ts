import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { getField, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import type { MongoError } from '#src/embedded/mongo/errors.ts'
import { isPosition } from '#src/embedded/mongo/query/path-values.ts'

/**
 * The values of one path as an index keeps them: a missing one is null, an empty array is `undefined` (below null).
 * `array` is the path of the array that spread them; `present` says whether the document has the field at all.
 */
type Spread = { readonly values: Maybe[]; readonly array: string | undefined; readonly present: boolean }

const join = (parts: readonly string[], upTo: number) => parts.slice(0, upTo).join('.')
const absent: Spread = { values: [null], array: undefined, present: false }

const spread = (start: Maybe, parts: readonly string[], from: number): Spread => {
  let value = start
  for (let at = from; at < parts.length; at++) {
    if (isArray(value)) return spreadArray(value, parts, at)
    if (!isDoc(value)) return absent
    value = getField(value, parts[at] as string)
  }
  if (value === undefined) return absent
  if (!isArray(value)) return { values: [value], array: undefined, present: true }
  return { values: value.length === 0 ? [undefined] : value, array: join(parts, parts.length), present: true }
}

const spreadArray = (array: Value[], parts: readonly string[], at: number): Spread => {
  const part = parts[at] as string
  if (isPosition(part) && !array.some((v) => isDoc(v) && part in v)) {
    const element = array[Number(part)]
    return element === undefined ? absent : { ...spread(element, parts, at + 1), array: join(parts, at) }
  }
  if (array.length === 0) return { ...absent, array: join(parts, at) }
  const each = array.map((v) => (isArray(v) ? absent : spread(v, parts, at)))
  return {
    values: each.flatMap((one) => one.values),
    array: join(parts, at),
    present: each.some((one) => one.present),
  }
}

/**
 * The keys of a document under a compound of paths. `multikey`: an array spread them; `present`: the document has at
 * least one of the fields.
 */
export type DocumentKeys = { readonly keys: Maybe[][]; readonly multikey: boolean; readonly present: boolean }

/** How two arrays in one compound are refused: code 171 for an index, 2 for a sort. */
export type ParallelError = (paths: string) => MongoError

/** One row of values for each element of the array in the compound, where there is one. */
export const documentKeys = (
  doc: Doc,
  paths: readonly (readonly string[])[],
  refuse: ParallelError,
): DocumentKeys => {
  const columns = paths.map((parts) => spread(doc, parts, 0))
  const present = columns.some((column) => column.present)
  const arrays = new Set(columns.map((column) => column.array).filter((array) => array !== undefined))
  if (arrays.size === 0)
    return { keys: [columns.map((column) => column.values[0])], multikey: false, present }
  if (arrays.size > 1) throw refuse([...arrays].join(' and '))
  const rows = Math.max(...columns.map((column) => column.values.length))
  const keys = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => (column.array === undefined ? column.values[0] : column.values[row])),
  )
  return { keys, multikey: true, present }
}
