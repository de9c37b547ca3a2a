import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  type Doc,
  getField,
  isArray,
  isDoc,
  Long,
  type Maybe,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { changedAt } from '#src/embedded/mongo/update/path.ts'
import type { BuildStage } from './stage.ts'

type Unwind = {
  readonly parts: readonly string[]
  readonly index: string | undefined
  readonly preserve: boolean
}

const pathOf = (path: Maybe): readonly string[] => {
  if (path === undefined) throw new MongoError(28812, 'no path specified to $unwind stage')
  if (typeof path !== 'string')
    throw new MongoError(28808, `expected a string as the path for $unwind stage, got ${typeOf(path)}`)
  if (!path.startsWith('$'))
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  return path.slice(1).split('.')
}

const indexOf = (index: Maybe): string | undefined => {
  if (index === undefined) return undefined
  if (typeof index !== 'string' || index === '')
    throw new MongoError(
      28810,
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    )
  if (index.startsWith('$'))
    throw new MongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`,
    )
  return index
}

const preserves = (preserve: Maybe): boolean => {
  if (preserve === undefined || typeof preserve === 'boolean') return preserve === true
  throw new MongoError(28809, 'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage')
}

const KNOWN = ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']

const unwindSpec = (spec: Value): Unwind => {
  if (!isDoc(spec) && typeof spec !== 'string')
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeOf(spec)}`,
    )
  const given: Doc = isDoc(spec) ? spec : { path: spec }
  const unknown = Object.keys(given).find((key) => !KNOWN.includes(key))
  if (unknown) throw new MongoError(28811, `unrecognized option to $unwind stage: ${unknown}`)
  return {
    parts: pathOf(given['path']),
    index: indexOf(given['includeArrayIndex']),
    preserve: preserves(given['preserveNullAndEmptyArrays']),
  }
}

const leaf = (doc: Doc, parts: readonly string[]): Maybe => {
  let value: Maybe = doc
  for (const part of parts) {
    if (!isDoc(value)) return undefined
    value = getField(value, part)
  }
  return value
}

const set = (doc: Doc, path: readonly string[], value: Maybe): Doc =>
  changedAt(doc, path, () => value, value !== undefined) as Doc

function* unwound(doc: Doc, { parts, index, preserve }: Unwind): Generator<Doc> {
  const value = leaf(doc, parts)
  const numbered = (made: Doc, at: Value) => (index === undefined ? made : set(made, index.split('.'), at))
  if (isArray(value) && value.length > 0) {
    for (const [i, element] of value.entries()) yield numbered(set(doc, parts, element), Long.fromNumber(i))
  } else if (value !== undefined && value !== null && !isArray(value)) yield numbered(doc, null)
  else if (preserve) yield numbered(isArray(value) ? set(doc, parts, undefined) : doc, null)
}

/** $unwind: one document for each element of an array. */
export const unwind: BuildStage = (spec) => {
  const given = unwindSpec(spec)
  return function* (docs) {
    for (const doc of docs) yield* unwound(doc, given)
  }
}
