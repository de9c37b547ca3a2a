import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import type { Doc, Maybe, Value } from '#src/embedded/mongo/bson/value.ts'
import { failedToParse, MongoError } from '#src/embedded/mongo/errors.ts'
import { compileProjection } from '#src/embedded/mongo/pipeline/project.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { parseSort } from '#src/embedded/mongo/query/sort.ts'
import { findIn } from '#src/embedded/mongo/storage/find.ts'
import { collectionName, documentField, flagField, hintField, refuseCollation, scopeOf } from './arguments.ts'
import { insertable } from './check-document.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import { ok } from './reply.ts'
import { runUpdate, type UpdateOutcome, type UpdateRequest } from './update-one.ts'
import { isOrdered, runBatch, statementsOf, withErrors } from './write-batch.ts'

const insert: Command = {
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: (command, context) => {
    const name = collectionName(command, 'insert', context)
    const documents = statementsOf(command, 'documents', 'insert')
    const collection = context.engine.ensure(context.db, name)
    let n = 0
    const errors = runBatch(documents, isOrdered(command), (doc) => {
      collection.insert(insertable(doc))
      n += 1
    })
    return ok(withErrors({ n }, errors))
  },
}

const UPDATE_FIELDS = ['q', 'u', 'c', 'multi', 'upsert', 'arrayFilters', 'hint', 'collation', 'sort']
const DELETE_FIELDS = ['q', 'limit', 'hint', 'collation']

const checkStatement = (statement: Doc, known: readonly string[], where: string) => {
  const unknown = Object.keys(statement).find((key) => !known.includes(key))
  if (unknown) throw new MongoError(40415, `BSON field '${where}.${unknown}' is an unknown field.`)
  if (statement['q'] === undefined)
    throw new MongoError(40414, `BSON field '${where}.q' is missing but a required field`)
  refuseCollation(statement)
}

const updateRequest = (statement: Doc, command: Doc, context: CommandContext): UpdateRequest => {
  checkStatement(statement, UPDATE_FIELDS, 'update.updates')
  const multi = flagField(statement, 'multi')
  const sort = parseSort(documentField(statement, 'sort', 'update.updates'))
  if (multi && sort.length > 0) throw failedToParse('Cannot specify sort with multi=true')
  return {
    filter: documentField(statement, 'q', 'update.updates'),
    update: statement['u'],
    multi,
    upsert: flagField(statement, 'upsert'),
    arrayFilters: statement['arrayFilters'],
    sort,
    hint: hintField(statement),
    scope: scopeOf(command, context, documentField(statement, 'c', 'update.updates')),
  }
}

/** Run one update on a collection that may have to be made. */
export const runIn = (name: string, request: UpdateRequest, { engine, db }: CommandContext): UpdateOutcome =>
  runUpdate(
    () => engine.find(db, name),
    () => engine.ensure(db, name),
    request,
  )

const update: Command = {
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run: (command, context) => {
    const name = collectionName(command, 'update', context)
    const upserted: Doc[] = []
    let [n, nModified] = [0, 0]
    const errors = runBatch(
      statementsOf(command, 'updates', 'update'),
      isOrdered(command),
      (statement, index) => {
        const { matched, modified, upsertedId } = runIn(
          name,
          updateRequest(statement, command, context),
          context,
        )
        n += matched
        nModified += modified
        if (upsertedId === undefined) return
        n += 1
        upserted.push({ index, _id: upsertedId })
      },
    )
    return ok(withErrors({ n, ...(upserted.length > 0 ? { upserted } : {}), nModified }, errors))
  },
}

const deleteLimit = (raw: Maybe): number => {
  const limit = isNum(raw) ? toJsNumber(raw) : Number.NaN
  if (raw === undefined)
    throw new MongoError(40414, "BSON field 'delete.deletes.limit' is missing but a required field")
  if (limit !== 0 && limit !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(raw)}`)
  return limit
}

/** Delete what the filter matches; the number. */
export const removeWhere = (
  name: string,
  filter: Doc,
  scope: QueryScope,
  context: CommandContext,
  options: { limit: number; hint: string | Doc | undefined },
): number => {
  const matches = compileFilter(filter, scope)
  const collection = context.engine.find(context.db, name)
  if (!collection) return 0
  const { found } = findIn(collection, { filter, matches, ...options })
  for (const { id } of found) collection.remove(id)
  return found.length
}

const remove: Command = {
  fields: ['deletes', 'ordered', 'let'],
  run: (command, context) => {
    const name = collectionName(command, 'delete', context)
    let n = 0
    const errors = runBatch(statementsOf(command, 'deletes', 'delete'), isOrdered(command), (statement) => {
      checkStatement(statement, DELETE_FIELDS, 'delete.deletes')
      const options = { limit: deleteLimit(statement['limit']), hint: hintField(statement) }
      n += removeWhere(
        name,
        documentField(statement, 'q', 'delete.deletes'),
        scopeOf(command, context),
        context,
        options,
      )
    })
    return ok(withErrors({ n }, errors))
  },
}

const checkFindAndModify = (command: Doc) => {
  const removes = flagField(command, 'remove')
  if (removes && command['update'] !== undefined)
    throw failedToParse("Cannot specify both an 'update' and 'remove'=true")
  if (!removes && command['update'] === undefined)
    throw failedToParse("Either an update or 'remove'=true must be specified")
  if (removes && flagField(command, 'upsert'))
    throw failedToParse("Cannot specify both 'upsert'=true and 'remove'=true")
  if (removes && flagField(command, 'new'))
    throw failedToParse(
      "Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document",
    )
}

const projectedValue = (
  command: Doc,
  doc: Doc | undefined,
  scope: QueryScope,
  arrayIndex?: number,
): Value => {
  if (!doc) return null
  const fields = documentField(command, 'fields', 'findAndModify')
  return Object.keys(fields).length > 0 ? compileProjection(fields, scope, 'find')(doc, arrayIndex) : doc
}

const findAndRemove = (command: Doc, name: string, context: CommandContext): Doc => {
  const scope = scopeOf(command, context)
  const filter = documentField(command, 'query', 'findAndModify')
  const matches = compileFilter(filter, scope)
  const sort = parseSort(documentField(command, 'sort', 'findAndModify'))
  const collection = context.engine.find(context.db, name)
  const [found] = collection
    ? findIn(collection, { filter, matches, sort, hint: hintField(command), limit: 1 }).found
    : []
  const value = projectedValue(command, found?.doc, scope, found?.arrayIndex)
  if (found) collection?.remove(found.id)
  return ok({ lastErrorObject: { n: found ? 1 : 0 }, value })
}

const findAndUpdate = (command: Doc, name: string, context: CommandContext): Doc => {
  const scope = scopeOf(command, context)
  const outcome = runIn(
    name,
    {
      filter: documentField(command, 'query', 'findAndModify'),
      update: command['update'],
      multi: false,
      upsert: flagField(command, 'upsert'),
      arrayFilters: command['arrayFilters'],
      sort: parseSort(documentField(command, 'sort', 'findAndModify')),
      hint: hintField(command),
      scope,
    },
    context,
  )
  const { matched, upsertedId, before, after, arrayIndex } = outcome
  const value = projectedValue(command, flagField(command, 'new') ? after : before, scope, arrayIndex)
  const upserted = upsertedId === undefined ? {} : { upserted: upsertedId }
  return ok({
    lastErrorObject: {
      n: matched + (upsertedId === undefined ? 0 : 1),
      updatedExisting: matched > 0,
      ...upserted,
    },
    value,
  })
}

const findAndModify: Command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'arrayFilters',
    'hint',
    'let',
  ],
  run: (command, context) => {
    const name = collectionName(
      command,
      'findAndModify' in command ? 'findAndModify' : 'findandmodify',
      context,
    )
    checkFindAndModify(command)
    return flagField(command, 'remove')
      ? findAndRemove(command, name, context)
      : findAndUpdate(command, name, context)
  },
}

/** Writing. */
export const writeCommands: Commands = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
}
