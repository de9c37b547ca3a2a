import { Double } from 'bson'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError } from '#src/embedded/mongo/errors.ts'
import { parseSort } from '#src/embedded/mongo/query/sort.ts'
import {
  arrayField,
  countField,
  documentField,
  flagField,
  hintField,
  refuseCollation,
  scopeOf,
  textField,
} from './arguments.ts'
import { insertable } from './check-document.ts'
import type { Command, CommandContext } from './command.ts'
import { asMongoError, ok } from './reply.ts'
import { removeWhere, runIn } from './write.ts'
import { isOrdered, statementsOf } from './write-batch.ts'

/** What one operation did. */
type Result = { readonly n: number; readonly nModified?: number; readonly upserted?: { readonly _id: Value } }
type Kind = 'insert' | 'update' | 'delete'
type Totals = Record<'nInserted' | 'nMatched' | 'nModified' | 'nUpserted' | 'nDeleted' | 'nErrors', number>
type Target = { readonly db: string; readonly name: string }

const targetOf = (index: Maybe, namespaces: readonly Value[]): Target => {
  const info = isNum(index) ? namespaces[toJsNumber(index)] : undefined
  if (!isDoc(info)) throw badValue('BulkWrite ops entry names no entry of nsInfo')
  const ns = textField(info, 'ns', 'bulkWrite.nsInfo')
  return { db: ns.slice(0, ns.indexOf('.')), name: ns.slice(ns.indexOf('.') + 1) }
}

const runInsert = (operation: Doc, { db, name }: Target, { engine }: CommandContext): Result => {
  engine.ensure(db, name).insert(insertable(documentField(operation, 'document', 'bulkWrite.ops')))
  return { n: 1 }
}

const runUpdate = (operation: Doc, { db, name }: Target, context: CommandContext, command: Doc): Result => {
  const request = {
    filter: documentField(operation, 'filter', 'bulkWrite.ops'),
    update: operation['updateMods'],
    multi: flagField(operation, 'multi'),
    upsert: flagField(operation, 'upsert'),
    arrayFilters: operation['arrayFilters'],
    sort: parseSort(documentField(operation, 'sort', 'bulkWrite.ops')),
    hint: hintField(operation),
    scope: scopeOf(command, context, documentField(operation, 'constants', 'bulkWrite.ops')),
  }
  const { matched, modified, upsertedId } = runIn(name, request, { ...context, db })
  if (upsertedId === undefined) return { n: matched, nModified: modified }
  return { n: 1, nModified: 0, upserted: { _id: upsertedId } }
}

const runDelete = (operation: Doc, { db, name }: Target, context: CommandContext, command: Doc): Result => {
  const options = { limit: flagField(operation, 'multi') ? 0 : 1, hint: hintField(operation) }
  const filter = documentField(operation, 'filter', 'bulkWrite.ops')
  return { n: removeWhere(name, filter, scopeOf(command, context), { ...context, db }, options) }
}

const runners = { insert: runInsert, update: runUpdate, delete: runDelete } as const

const kindOf = (operation: Doc): Kind => {
  const [kind = ''] = Object.keys(operation)
  if (kind === 'insert' || kind === 'update' || kind === 'delete') return kind
  throw new MongoError(9, `BulkWrite ops entry must be insert, update or delete, not ${kind}`)
}

const count = (totals: Totals, kind: Kind, { n, nModified = 0, upserted }: Result) => {
  if (kind === 'insert') totals.nInserted += n
  else if (kind === 'delete') totals.nDeleted += n
  else if (upserted) totals.nUpserted += 1
  else totals.nMatched += n
  totals.nModified += nModified
}

const failure = (cause: unknown, idx: number): Doc => {
  const { code, message, extra } = asMongoError(cause)
  return { ok: new Double(0), idx, code, errmsg: message, ...(extra as Doc), n: 0 }
}

/** Writes to any collections in one command (MongoDB 8.0), each operation on its own. */
export const bulkWrite: Command = {
  fields: ['ops', 'nsInfo', 'ordered', 'errorsOnly', 'bypassDocumentValidation', 'let', 'cursor'],
  adminOnly: true,
  run: (command, context) => {
    const namespaces = arrayField(command, 'nsInfo', 'bulkWrite')
    const totals: Totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 }
    const results: Doc[] = []
    for (const [idx, operation] of statementsOf(command, 'ops', 'bulkWrite').entries()) {
      try {
        const kind = kindOf(operation)
        refuseCollation(operation)
        const result = runners[kind](operation, targetOf(operation[kind], namespaces), context, command)
        count(totals, kind, result)
        if (!flagField(command, 'errorsOnly')) results.push({ ok: new Double(1), idx, ...result })
      } catch (cause) {
        totals.nErrors += 1
        results.push(failure(cause, idx))
        if (isOrdered(command)) break
      }
    }
    const batchSize = countField(
      documentField(command, 'cursor', 'bulkWrite'),
      'batchSize',
      'bulkWrite.cursor',
    )
    return ok({ cursor: context.cursors.start('admin.$cmd.bulkWrite', results, { batchSize }), ...totals })
  },
}
