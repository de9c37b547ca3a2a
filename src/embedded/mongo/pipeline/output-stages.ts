import { ObjectId } from 'bson'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { failedToParse, MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Collection, Stored } from '#src/embedded/mongo/storage/collection.ts'
import { findIn } from '#src/embedded/mongo/storage/find.ts'
import { withIdFirst } from '#src/embedded/mongo/update/apply.ts'
import { readAt } from '#src/embedded/mongo/update/path.ts'
import { envOf } from './group.ts'
import type { BuildStage, StageContext } from './stage.ts'

type Target = { readonly db: string; readonly coll: string }

const targetOf = (raw: Maybe, context: StageContext, name: string): Target => {
  if (typeof raw === 'string') return { db: context.db, coll: raw }
  const { db = context.db, coll } = isDoc(raw) ? raw : {}
  if (typeof db !== 'string' || typeof coll !== 'string')
    throw new MongoError(16990, `${name} needs a collection's name, or a document with 'db' and 'coll'`)
  return { db, coll }
}

const withId = (doc: Doc): Doc => ('_id' in doc ? withIdFirst(doc) : { _id: new ObjectId(), ...doc })

/** Replace a collection by the result; nothing is changed if one document cannot be inserted. */
const out: BuildStage = (spec, context) => {
  const target = targetOf(spec, context, '$out')
  return (docs) => {
    const rows = [...docs].map(withId)
    const collection = context.engine.ensure(target.db, target.coll)
    for (const [id] of [...collection.entries()]) collection.remove(id)
    for (const row of rows) collection.insert(row)
    return []
  }
}

type Merge = {
  readonly into: Collection
  readonly on: readonly string[]
  readonly matched: (existing: Stored, doc: Doc) => void
  readonly unmatched: 'insert' | 'discard' | 'fail'
}

const keyFilter = (doc: Doc, on: readonly string[]): Doc => {
  const filter: Doc = {}
  for (const path of on) {
    const value = readAt(doc, path.split('.'))
    if (value === undefined || value === null || isArray(value))
      throw new MongoError(
        51132,
        "$merge write error: 'on' field cannot be missing, null, undefined or an array",
      )
    filter[path] = { $eq: value }
  }
  return filter
}

const mergeOne = (doc: Doc, { into, on, matched, unmatched }: Merge) => {
  const filter = keyFilter(doc, on)
  const matches = compileFilter(filter, { variables: {}, now: new Date() })
  const [existing] = findIn(into, { filter, matches, limit: 1 }).found
  if (existing) matched(existing, doc)
  else if (unmatched === 'insert') into.insert(doc)
  else if (unmatched === 'fail')
    throw new MongoError(
      13113,
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    )
}

const whenMatched = (
  raw: Maybe,
  into: Collection,
  context: StageContext,
  variables: (doc: Doc) => Record<string, Maybe>,
) => {
  const put = (existing: Stored, doc: Doc) =>
    into.replace(existing.id, withIdFirst({ ...doc, _id: existing.doc['_id'] as Value }))
  if (raw === undefined || raw === 'merge')
    return (existing: Stored, doc: Doc) => put(existing, { ...existing.doc, ...doc })
  if (raw === 'replace') return put
  if (raw === 'keepExisting') return () => undefined
  if (raw === 'fail') {
    return (existing: Stored) => {
      throw new MongoError(11000, `E11000 duplicate key error collection: ${into.namespace} index: _id_`, {
        keyPattern: { _id: 1 },
        keyValue: { _id: existing.doc['_id'] },
      })
    }
  }
  if (!isArray(raw)) throw failedToParse('$merge: whenMatched must be a string or a pipeline')
  return (existing: Stored, doc: Doc) => {
    const scope = { ...context.scope, variables: { ...context.scope.variables, ...variables(doc) } }
    const [made] = context.run([existing.doc], raw, { ...context, scope })
    if (made) put(existing, made)
  }
}

const unmatchedOf = (raw: Maybe): Merge['unmatched'] => {
  if (raw === undefined) return 'insert'
  if (raw === 'insert' || raw === 'discard' || raw === 'fail') return raw
  throw failedToParse(
    `Enumeration value '${String(raw)}' for field '$merge.whenNotMatched' is not a valid value.`,
  )
}

const onOf = (raw: Maybe, into: Collection): string[] => {
  const on = raw === undefined ? ['_id'] : isArray(raw) ? raw : [raw]
  const isUnique = into.indexes.some(
    ({ definition: { unique, partialFilter, fields } }) =>
      unique &&
      !partialFilter &&
      fields.length === on.length &&
      fields.every(({ path }) => on.includes(path)),
  )
  if (!isUnique) throw new MongoError(51183, 'Cannot find index to verify that join fields will be unique')
  return on as string[]
}

const merge: BuildStage = (spec, context) => {
  const given = isDoc(spec) ? spec : { into: spec }
  const target = targetOf(given['into'], context, '$merge')
  const bound = given['let'] ?? { new: '$$ROOT' }
  const variables = Object.entries(isDoc(bound) ? bound : {}).map(
    ([name, v]) => [name, compileExpression(v, new Set(Object.keys(context.scope.variables)))] as const,
  )
  const evaluate = (doc: Doc) => ({
    new: doc,
    ...Object.fromEntries(variables.map(([name, one]) => [name, one(envOf(doc, context.scope))])),
  })
  return (docs) => {
    const into = context.engine.ensure(target.db, target.coll)
    const job: Merge = {
      into,
      on: onOf(given['on'], into),
      matched: whenMatched(given['whenMatched'], into, context, evaluate),
      unmatched: unmatchedOf(given['whenNotMatched']),
    }
    for (const doc of [...docs].map(withId)) mergeOne(doc, job)
    return []
  }
}

/** Stages that write. */
export const outputStages: Readonly<Record<string, BuildStage>> = { $out: out, $merge: merge }
