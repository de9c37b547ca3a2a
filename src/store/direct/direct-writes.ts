import mongoose, { type mongo } from 'mongoose'
import { type AskServer, answered, saysOnly } from './direct-reads.ts'

type Options = Readonly<Record<string, unknown>>
type Statement = {
  readonly q: unknown
  readonly u: unknown
  readonly multi: boolean
  readonly [option: string]: unknown
}
type WriteError = { readonly index: number; readonly code: number; readonly errmsg: string }

const updateOptions = new Set(['upsert', 'arrayFilters', 'hint', 'sort', 'updatePipeline'])
const insertOptions = new Set(['ordered'])
const deleteOptions = new Set(['hint'])
/** `returnOriginal` is how mongoose says `returnDocument` once more. */
const findAndUpdateOptions = new Set([
  'returnOriginal',
  'upsert',
  'sort',
  'projection',
  'returnDocument',
  'includeResultMetadata',
  'updatePipeline',
])

/** What an update command answered, as the driver counts it. */
function countsOf(reply: Readonly<Record<string, unknown>>) {
  const upserted = (reply['upserted'] ?? []) as readonly { readonly index: number; readonly _id: unknown }[]
  return {
    matchedCount: (reply['n'] as number) - upserted.length,
    modifiedCount: reply['nModified'] as number,
    upsertedCount: upserted.length,
    upserted,
  }
}

const errorsOf = (reply: Readonly<Record<string, unknown>>): readonly WriteError[] =>
  (reply['writeErrors'] ?? []) as readonly WriteError[]

/** One update as the driver answers it. @throws MongoServerError */
function updated(reply: Readonly<Record<string, unknown>>) {
  const [error] = errorsOf(answered(reply))
  if (error) throw new mongoose.mongo.MongoServerError({ ...error })

  const { upserted, ...counts } = countsOf(reply)
  return { acknowledged: true, ...counts, upsertedId: upserted[0]?._id ?? null }
}

/** Refuses as the driver's bulk writes do: the first error's code, all errors by their place. */
function refuseErrors(errors: readonly WriteError[], done: object): void {
  const [first] = errors
  if (!first) return

  const told = { message: first.errmsg, code: first.code, writeErrors: errors }
  throw new mongoose.mongo.MongoBulkWriteError(told as never, done as mongo.BulkWriteResult)
}

type BulkOperation = Readonly<Record<string, { readonly filter: object; readonly [option: string]: unknown }>>
const bulkOptions = new Set(['filter', 'update', 'replacement', 'upsert', 'arrayFilters', 'hint'])

/** A bulk operation as a statement of an update command; undefined where it is none. */
function statementOf(operation: BulkOperation): Statement | undefined {
  const [[kind, { filter, update, replacement, ...more } = { filter: {} }] = ['']] = Object.entries(operation)
  if (!['updateOne', 'updateMany', 'replaceOne'].includes(kind) || !saysOnly(more, bulkOptions))
    return undefined
  return { q: filter, u: kind === 'replaceOne' ? replacement : update, multi: kind === 'updateMany', ...more }
}

/** Single updates without a wire. */
function directUpdates(usual: mongo.Collection, ask: AskServer) {
  const change =
    (method: 'updateOne' | 'updateMany' | 'replaceOne') =>
    async (filter: object, update: object, options: Options = {}) => {
      if (!saysOnly(options, updateOptions)) return usual[method](filter, update as never, options)
      const { updatePipeline: _, ...more } = options
      const statement = { q: filter, u: update, multi: method === 'updateMany', ...more }
      return updated(await ask({ update: usual.collectionName, updates: [statement] }))
    }

  return {
    updateOne: change('updateOne'),
    updateMany: change('updateMany'),
    replaceOne: change('replaceOne'),
    findOneAndUpdate: async (filter: object, update: object, options: Options = {}) => {
      if (!saysOnly(options, findAndUpdateOptions)) return usual.findOneAndUpdate(filter, update, options)
      const { upsert, sort, projection: fields, returnDocument, returnOriginal } = options
      const isNew = returnDocument === 'after' || (returnDocument === undefined && returnOriginal === false)
      const asked = { query: filter, update, new: isNew, upsert, sort, fields }
      const reply = answered(await ask({ findAndModify: usual.collectionName, ...asked }))
      return options['includeResultMetadata'] === true ? { ...reply } : reply['value']
    },
  }
}

/** Deletions without a wire. */
function directDeletes(usual: mongo.Collection, ask: AskServer) {
  const remove =
    (method: 'deleteOne' | 'deleteMany') =>
    async (filter: object = {}, options: Options = {}) => {
      if (!saysOnly(options, deleteOptions)) return usual[method](filter, options)
      const statement = { q: filter, limit: method === 'deleteOne' ? 1 : 0, ...options }
      const reply = answered(await ask({ delete: usual.collectionName, deletes: [statement] }))
      const [error] = errorsOf(reply)
      if (error) throw new mongoose.mongo.MongoServerError({ ...error })
      return { acknowledged: true, deletedCount: reply['n'] as number }
    }

  return { deleteOne: remove('deleteOne'), deleteMany: remove('deleteMany') }
}

/** Many documents or statements at once, without a wire. */
function directBulks(usual: mongo.Collection, ask: AskServer) {
  const name = usual.collectionName

  return {
    insertMany: async (documents: readonly { readonly _id?: unknown }[], options: Options = {}) => {
      const isUsual = !saysOnly(options, insertOptions) || documents.length === 0
      if (isUsual || documents.some(({ _id }) => _id === undefined)) {
        return usual.insertMany(documents as mongo.OptionalUnlessRequiredId<mongo.BSON.Document>[], options)
      }
      const reply = answered(await ask({ insert: name, documents, ...options }))
      const done = { acknowledged: true, insertedCount: reply['n'] }
      refuseErrors(errorsOf(reply), done)
      return { ...done, insertedIds: Object.fromEntries(documents.map(({ _id }, i) => [i, _id])) }
    },
    bulkWrite: async (operations: readonly BulkOperation[], options: Options = {}) => {
      const updates = operations.map(statementOf)
      if (!saysOnly(options, insertOptions) || updates.length === 0 || updates.includes(undefined)) {
        return usual.bulkWrite(operations as unknown as mongo.AnyBulkWriteOperation[], options)
      }
      const reply = answered(await ask({ update: name, updates, ...options }))
      const { upserted: _, ...counts } = countsOf(reply)
      refuseErrors(errorsOf(reply), counts)
      return { acknowledged: true, insertedCount: 0, deletedCount: 0, ...counts }
    },
  }
}

/** Writing without a wire. */
export const directWrites = (usual: mongo.Collection, ask: AskServer) => ({
  ...directUpdates(usual, ask),
  ...directDeletes(usual, ask),
  ...directBulks(usual, ask),
})
