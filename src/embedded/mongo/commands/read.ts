import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { type Doc, isArray, Long, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError, notSupported, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { compileProjection, type Project } from '#src/embedded/mongo/pipeline/project.ts'
import { runNested, runPipeline } from '#src/embedded/mongo/pipeline/run.ts'
import type { StageContext } from '#src/embedded/mongo/pipeline/stage.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { visitPath } from '#src/embedded/mongo/query/path-values.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { parseSort } from '#src/embedded/mongo/query/sort.ts'
import { type FindRequest, type FindResult, findIn } from '#src/embedded/mongo/storage/find.ts'
import {
  arrayField,
  collectionName,
  countField,
  documentField,
  flagField,
  hintField,
  scopeOf,
  textField,
} from './arguments.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import { ok } from './reply.ts'

const refuseFindOptions = (command: Doc) => {
  for (const option of ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'oplogReplay'])
    if (flagField(command, option)) throw notSupported(`find with ${option}`)
  for (const option of ['min', 'max'])
    if (Object.keys(documentField(command, option, 'find')).length > 0)
      throw notSupported(`find with ${option}`)
}

const signedLimit = (command: Doc): { limit: number; single: boolean } => {
  const raw = command['limit']
  if (typeof raw === 'number' && raw < 0) return { limit: -raw, single: true }
  return { limit: countField(command, 'limit', 'find') ?? 0, single: flagField(command, 'singleBatch') }
}

/** What a find command asks for. */
export const findRequest = (command: Doc, scope: QueryScope): FindRequest => {
  const filter = documentField(command, 'filter', 'find')
  const { $natural, ...sort } = documentField(command, 'sort', 'find')
  return {
    filter,
    matches: compileFilter(filter, scope),
    sort: parseSort(sort),
    skip: countField(command, 'skip', 'find') ?? 0,
    limit: signedLimit(command).limit,
    hint: $natural === undefined ? hintField(command) : { $natural },
  }
}

function* projected(result: FindResult, project: Project | undefined): Generator<Doc> {
  for (const { doc, arrayIndex } of result.found) yield project ? project(doc, arrayIndex) : doc
}

const find: Command = {
  fields: [
    'filter',
    'sort',
    'projection',
    'hint',
    'skip',
    'limit',
    'batchSize',
    'singleBatch',
    'min',
    'max',
    'returnKey',
    'showRecordId',
    'tailable',
    'oplogReplay',
    'noCursorTimeout',
    'awaitData',
    'allowPartialResults',
    'allowDiskUse',
    'let',
    'ntoreturn',
  ],
  run: (command, context) => {
    const name = collectionName(command, 'find', context)
    refuseFindOptions(command)
    const scope = scopeOf(command, context)
    const request = findRequest(command, scope)
    const collection = context.engine.find(context.db, name)
    const spec = documentField(command, 'projection', 'find')
    const project = Object.keys(spec).length > 0 ? compileProjection(spec, scope, 'find') : undefined
    const docs = collection ? projected(findIn(collection, request), project) : []
    const options = {
      batchSize: countField(command, 'batchSize', 'find'),
      singleBatch: signedLimit(command).single,
      noTimeout: flagField(command, 'noCursorTimeout'),
    }
    return ok({ cursor: context.cursors.start(`${context.db}.${name}`, docs, options) })
  },
}

const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
  run: (command, { cursors, db }) => {
    const id = command['getMore']
    if (!(id instanceof Long))
      throw typeMismatch("BSON field 'getMore.getMore' is the wrong type, expected type 'long'")
    return ok({
      cursor: cursors.more(
        id,
        `${db}.${textField(command, 'collection', 'getMore')}`,
        countField(command, 'batchSize', 'getMore'),
      ),
    })
  },
}

const killCursors: Command = {
  fields: ['cursors'],
  run: (command, { cursors }) => {
    const ids = arrayField(command, 'cursors', 'killCursors').filter((id) => id instanceof Long)
    const killed = ids.filter((id) => cursors.kill(id))
    const unknown = ids.filter((id) => !killed.includes(id))
    return ok({ cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [] })
  },
}

/** What a pipeline may reach from this command. */
export const stageContext = (
  command: Doc,
  name: string | undefined,
  context: CommandContext,
): StageContext => ({
  db: context.db,
  engine: context.engine,
  scope: scopeOf(command, context),
  collection: name === undefined ? undefined : context.engine.find(context.db, name),
  run: runNested,
})

/** `aggregate: 1` runs on no collection. */
export const aggregateTarget = (command: Doc, context: CommandContext): string | undefined =>
  typeof command['aggregate'] === 'number' ? undefined : collectionName(command, 'aggregate', context)

const aggregate: Command = {
  fields: [
    'pipeline',
    'cursor',
    'explain',
    'allowDiskUse',
    'bypassDocumentValidation',
    'hint',
    'let',
    'isMapReduceCommand',
  ],
  run: (command, context) => {
    const name = aggregateTarget(command, context)
    const pipeline = arrayField(command, 'pipeline', 'aggregate')
    if (command['cursor'] === undefined && !flagField(command, 'explain'))
      throw new MongoError(
        9,
        "The 'cursor' option is required, except for aggregate with the explain argument",
      )
    const docs = [...runPipeline(pipeline, stageContext(command, name, context), hintField(command))]
    const batchSize = countField(
      documentField(command, 'cursor', 'aggregate'),
      'batchSize',
      'aggregate.cursor',
    )
    return ok({
      cursor: context.cursors.start(`${context.db}.${name ?? '$cmd.aggregate'}`, docs, { batchSize }),
    })
  },
}

const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'fields'],
  run: (command, context) => {
    const collection = context.engine.find(context.db, collectionName(command, 'count', context))
    const filter = documentField(command, 'query', 'count')
    const matches = compileFilter(filter, scopeOf(command, context))
    const limit = Math.abs(
      typeof command['limit'] === 'number' ? command['limit'] : (countField(command, 'limit', 'count') ?? 0),
    )
    const skip = countField(command, 'skip', 'count') ?? 0
    return ok({
      n: collection
        ? findIn(collection, { filter, matches, skip, limit, hint: hintField(command) }).found.length
        : 0,
    })
  },
}

/** The values of one path in a document, arrays by their elements. */
const distinctValues = (doc: Doc, parts: readonly string[], into: Map<string, Value>) => {
  const add = (value: Maybe) => {
    if (value !== undefined) into.set(valueKey(value), into.get(valueKey(value)) ?? value)
  }
  visitPath(
    doc,
    parts,
    (value) => {
      for (const one of isArray(value) ? value : [value]) add(one)
      return false
    },
    false,
  )
}

const distinct: Command = {
  fields: ['key', 'query', 'hint'],
  run: (command, context) => {
    const collection = context.engine.find(context.db, collectionName(command, 'distinct', context))
    const parts = textField(command, 'key', 'distinct').split('.')
    const filter = documentField(command, 'query', 'distinct')
    const matches = compileFilter(filter, scopeOf(command, context))
    const values = new Map<string, Value>()
    for (const { doc } of collection
      ? findIn(collection, { filter, matches, hint: hintField(command) }).found
      : [])
      distinctValues(doc, parts, values)
    return ok({ values: [...values.values()].sort(compareValues) })
  },
}

/** Reading. */
export const readCommands: Commands = { find, getMore, killCursors, aggregate, count, distinct }
