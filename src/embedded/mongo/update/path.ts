import { shown } from '#src/embedded/mongo/bson/shown.ts'
import { getField, isArray, isDoc, type Maybe, setField, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError } from '#src/embedded/mongo/errors.ts'
import { isPosition } from '#src/embedded/mongo/query/path-values.ts'

/** What a modifier makes of the value at its path; `undefined` in is missing, out is "no field". */
export type Change = (value: Maybe) => Maybe

/** How far MongoDB lets an array be padded with nulls. */
const MOST_PADDING = 1_500_000

type Step = { readonly parts: readonly string[]; readonly change: Change; readonly creates: boolean }

/**
 * The value with a change at the path; what did not change is shared. Where the path does not exist it is made if
 * `creates`, else nothing happens. Code 28 where a scalar or a name in an array is in the way.
 */
export const changedAt = (root: Value, parts: readonly string[], change: Change, creates: boolean): Value =>
  stepInto({ parts, change, creates }, root, 0) as Value

const stepInto = (step: Step, value: Maybe, at: number): Maybe => {
  if (at === step.parts.length) return step.change(value)
  const part = step.parts[at] as string
  if (isDoc(value)) return intoDocument(step, value, part, at)
  if (isArray(value)) return intoArray(step, value, part, at)
  if (value !== undefined) return blocked(step, value, at)
  if (!step.creates) return undefined
  const made = stepInto(step, undefined, at + 1)
  return made === undefined ? undefined : { [part]: made }
}

const intoDocument = (step: Step, doc: { [field: string]: Value }, part: string, at: number): Value => {
  const before = getField(doc, part)
  const after = stepInto(step, before, at + 1)
  if (after === before) return doc
  const copy = { ...doc }
  if (after === undefined) delete copy[part]
  else setField(copy, part, after)
  return copy
}

const intoArray = (step: Step, array: Value[], part: string, at: number): Value => {
  if (!isPosition(part)) return blocked(step, array, at)
  const index = Number(part)
  const before = array[index]
  const after = stepInto(step, before, at + 1)
  if (after === before) return array
  if (index - array.length > MOST_PADDING) throw badValue("can't backfill more than 1500000 elements")
  const copy = [...array]
  while (copy.length < index) copy.push(null)
  copy[index] = after ?? null
  return copy
}

const blocked = (step: Step, value: Value, at: number): Value => {
  if (!step.creates) return value
  const holder = step.parts.slice(0, at).at(-1) ?? ''
  throw new MongoError(28, `Cannot create field '${step.parts[at]}' in element {${holder}: ${shown(value)}}`)
}

/** The value at a path, arrays by position only. */
export const readAt = (root: Value, parts: readonly string[]): Maybe => {
  let value: Maybe = root
  for (const part of parts) {
    if (isDoc(value)) value = getField(value, part)
    else if (isArray(value) && isPosition(part)) value = value[Number(part)]
    else return undefined
  }
  return value
}
