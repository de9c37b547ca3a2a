import { getField, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'

const throughArray = (array: Value[], parts: readonly string[], at: number): Value[] => {
  const found: Value[] = []
  for (const element of array) {
    if (isDoc(element)) {
      const value = valueAt(element, parts, at)
      if (value !== undefined) found.push(value)
    } else if (isArray(element)) {
      const nested = throughArray(element, parts, at)
      if (nested.length > 0) found.push(nested)
    }
  }
  return found
}

/** A field path's value in an expression: arrays on the way give arrays, positions are no path. */
export const valueAt = (start: Maybe, parts: readonly string[], from = 0): Maybe => {
  let value = start
  for (let at = from; at < parts.length; at++) {
    if (isArray(value)) return throughArray(value, parts, at)
    if (!isDoc(value)) return undefined
    value = getField(value, parts[at] as string)
  }
  return value
}
