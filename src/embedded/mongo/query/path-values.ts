import { getField, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'

/**
 * What a visitor is shown for one path: a value (or `undefined` where it is missing) and the index in the outermost
 * array crossed on the way. True stops.
 */
export type Visit = (value: Maybe, arrayIndex: number | undefined) => boolean

const INDEX = /^(0|[1-9]\d*)$/

/** Is this path component an array position? */
export const isPosition = (part: string) => INDEX.test(part)

type Walk = { readonly parts: readonly string[]; readonly visit: Visit; readonly leafArrays: boolean }

/**
 * Show `visit` every value that the path means in MongoDB's query language: arrays on the way are crossed, both by
 * element and by position, and an array at the end is shown element by element and then whole. `leafArrays: false`
 * shows it whole only ($size, $elemMatch, $exists).
 */
export const visitPath = (start: Maybe, parts: readonly string[], visit: Visit, leafArrays = true): boolean =>
  walkFrom({ parts, visit, leafArrays }, start, 0, undefined)

const walkFrom = (walk: Walk, start: Maybe, from: number, outer: number | undefined): boolean => {
  let value = start
  let at = from
  while (at < walk.parts.length && isDoc(value)) {
    value = getField(value, walk.parts[at] as string)
    at += 1
  }
  if (at === walk.parts.length) return atLeaf(walk, value, outer)
  return isArray(value) ? acrossArray(walk, value, at, outer) : walk.visit(undefined, outer)
}

const atLeaf = (walk: Walk, value: Maybe, outer: number | undefined): boolean => {
  if (isArray(value) && walk.leafArrays) {
    for (let i = 0; i < value.length; i++) if (walk.visit(value[i], outer ?? i)) return true
  }
  return walk.visit(value, outer)
}

const acrossArray = (walk: Walk, array: Value[], at: number, outer: number | undefined): boolean => {
  const part = walk.parts[at] as string
  const position = isPosition(part) ? Number(part) : -1
  for (let i = 0; i < array.length; i++) {
    const element = array[i]
    if (isDoc(element) && walkFrom(walk, element, at, outer ?? i)) return true
    if (i === position && atPosition(walk, element as Value, at + 1, outer ?? i)) return true
  }
  return false
}

/** `a.0` means the element itself; where that is an array, its own elements are not crossed. */
const atPosition = (walk: Walk, element: Value, at: number, outer: number): boolean => {
  if (at === walk.parts.length) return walk.visit(element, outer)
  if (isDoc(element)) return walkFrom(walk, element, at, outer)
  return isArray(element) ? acrossArray(walk, element, at, outer) : false
}
