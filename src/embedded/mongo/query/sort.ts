import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { documentKeys } from '#src/embedded/mongo/index/key-values.ts'

/** One sort key: its path and direction. */
export type SortKey = { readonly path: string; readonly parts: readonly string[]; readonly direction: 1 | -1 }

const keyOf = (path: string, order: Maybe): SortKey => {
  if (isDoc(order)) throw notSupported('Sorting by $meta')
  const n = isNum(order) ? toJsNumber(order) : Number.NaN
  if (!isNum(order))
    throw new MongoError(15974, `Illegal key in $sort specification: ${path}: ${String(order)}`)
  if (n !== 1 && n !== -1)
    throw new MongoError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
  const parts = path.split('.')
  if (parts.includes(''))
    throw new MongoError(
      parts.length === 1 ? 40352 : 15998,
      'FieldPath field names may not be empty strings.',
    )
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
  return { path, parts, direction: n }
}

/** The keys of a sort specification; MongoDB's codes for a malformed one. */
export const parseSort = (spec: Doc): SortKey[] => Object.keys(spec).map((path) => keyOf(path, spec[path]))

const parallel = () => badValue('cannot sort with keys that are parallel arrays')

const compareRows = (a: readonly Maybe[], b: readonly Maybe[], keys: readonly SortKey[]): number => {
  for (let i = 0; i < keys.length; i++) {
    const order = compareValues(a[i], b[i])
    if (order !== 0) return order * (keys[i] as SortKey).direction
  }
  return 0
}

const partsOf = (keys: readonly SortKey[]) => keys.map((key) => key.parts)

/** The row that decides a document's place: of an array's elements the one that sorts first. Missing is as null. */
const rowOf = (doc: Doc, keys: readonly SortKey[]): Maybe[] => {
  const { keys: rows } = documentKeys(doc, partsOf(keys), parallel)
  return rows.reduce((best, row) => (compareRows(row, best, keys) < 0 ? row : best))
}

/** Sort items by their documents, stable, MongoDB's rules for arrays and missing fields. */
export const sortBy = <T>(
  items: readonly T[],
  documentOf: (item: T) => Doc,
  keys: readonly SortKey[],
): T[] => {
  if (keys.length === 0) return [...items]
  const rows = items.map((item) => ({ item, row: rowOf(documentOf(item), keys) }))
  return rows.sort((a, b) => compareRows(a.row, b.row, keys)).map(({ item }) => item)
}
