import { Timestamp } from 'bson'
import { equalValues } from '#src/embedded/mongo/bson/compare.ts'
import { identical } from '#src/embedded/mongo/bson/identical.ts'
import { shown, shownDoc } from '#src/embedded/mongo/bson/shown.ts'
import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse, MongoError } from '#src/embedded/mongo/errors.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import type { ArrayFilters } from './array-filters.ts'
import { dateKind } from './number-operators.ts'
import { changeMakers, type Modifier, type Update } from './parse.ts'
import { changedAt, readAt } from './path.ts'
import { concretePaths, identifiersIn, type Positions } from './positions.ts'

/** What an update needs besides the document. `inserting` lets $setOnInsert act. */
export type UpdateContext = {
  readonly scope: QueryScope
  readonly filters: ArrayFilters
  readonly arrayIndex?: number | undefined
  readonly inserting?: boolean
}

/** The updated document: the same object where nothing changed. Code 66 where `_id` would change. */
export const applyUpdate = (doc: Doc, update: Update, context: UpdateContext): Doc => {
  const after = updated(doc, update, context)
  if ('_id' in doc && !equalValues(doc['_id'], after['_id'])) throw immutable(update, after)
  const result = withIdFirst(after)
  return identical(result, doc) ? doc : result
}

const immutable = (update: Update, after: Doc) =>
  update.kind === 'modify'
    ? new MongoError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
    : new MongoError(
        66,
        `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${shown(after['_id'])}`,
      )

const updated = (doc: Doc, update: Update, context: UpdateContext): Doc => {
  if (update.kind === 'replace') return replaced(doc, update.replacement)
  if (update.kind === 'pipeline') return replaced(doc, update.run(doc))
  return update.modifiers.reduce<Doc>((current, modifier) => modified(current, doc, modifier, context), doc)
}

const replaced = (doc: Doc, replacement: Doc): Doc =>
  '_id' in doc && !('_id' in replacement) ? { _id: doc['_id'] as Value, ...replacement } : replacement

/** MongoDB keeps `_id` in front. */
export const withIdFirst = (doc: Doc): Doc => {
  if (!('_id' in doc) || Object.keys(doc)[0] === '_id') return doc
  const { _id, ...rest } = doc
  return { _id: _id as Value, ...rest }
}

const modified = (current: Doc, original: Doc, modifier: Modifier, context: UpdateContext): Doc => {
  const { operator, operand, parts } = modifier
  if (operator === '$setOnInsert' && !context.inserting) return current
  if (operator === '$rename') return renamed(current, modifier)
  const positions: Positions = { arrayIndex: context.arrayIndex, filters: context.filters }
  const change = changeOf(modifier, original, context)
  const creates = !['$unset', '$pop', '$pull', '$pullAll'].includes(operator)
  const paths = parts.some((part) => part.startsWith('$'))
    ? concretePaths(current, parts, positions)
    : [parts]
  checkDepth(operand)
  return paths.reduce<Doc>((doc, path) => changedAt(doc, path, change, creates) as Doc, current)
}

const changeOf = ({ operator, operand, path }: Modifier, doc: Doc, { scope }: UpdateContext) => {
  if (operator === '$set' || operator === '$setOnInsert') return () => operand
  if (operator === '$unset') return () => undefined
  if (operator === '$currentDate') return () => dateValue(operand, scope.now)
  const make = changeMakers[operator]
  if (!make) throw failedToParse(`Unknown modifier: ${operator}`)
  return make(operand, { path, id: doc['_id'], scope })
}

const dateValue = (operand: Value, now: Date): Value =>
  dateKind(operand) === 'date' ? now : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })

const crossesArray = (doc: Doc, parts: readonly string[]) =>
  parts.slice(0, -1).some((_, i) => isArray(readAt(doc, parts.slice(0, i + 1))))

const renamed = (doc: Doc, { parts, path, operand }: Modifier): Doc => {
  if (crossesArray(doc, parts))
    throw badValue(
      `The source field cannot be an array element, '${path}' in doc with _id: ${shown(doc['_id'])} has an array field called '${parts[0]}'`,
    )
  const target = String(operand).split('.')
  const value = readAt(doc, parts)
  if (value === undefined) return doc
  if (crossesArray(doc, target))
    throw badValue(
      `The destination field cannot be an array element, '${operand}' in doc with _id: ${shown(doc['_id'])} has an array field called '${target[0]}'`,
    )
  const moved = changedAt(doc, parts, () => undefined, false)
  return changedAt(moved, target, () => value, true) as Doc
}

const MOST_DEPTH = 180

const checkDepth = (value: Value, depth = 0): void => {
  if (depth > MOST_DEPTH) throw new MongoError(15, `Document exceeds maximum nesting depth of ${MOST_DEPTH}`)
  if (isArray(value)) for (const one of value) checkDepth(one, depth + 1)
  else if (isDoc(value)) for (const key of Object.keys(value)) checkDepth(value[key] as Value, depth + 1)
}

/** Refuse array filters that no path uses, and identifiers without one. */
export const checkArrayFilters = (update: Update, filters: ArrayFilters, raw: Doc): void => {
  const used = new Set(
    update.kind === 'modify' ? update.modifiers.flatMap(({ parts }) => identifiersIn(parts)) : [],
  )
  if (update.kind !== 'modify' && filters.size > 0)
    throw failedToParse('arrayFilters may not be specified for a replacement or pipeline-style update')
  for (const name of used)
    if (!filters.has(name))
      throw badValue(`No array filter found for identifier '${name}' in the update ${shownDoc(raw)}`)
  for (const name of filters.keys())
    if (!used.has(name))
      throw failedToParse(
        `The array filter for identifier '${name}' was not used in the update ${shownDoc(raw)}`,
      )
}
