import mongoose, { type mongo } from 'mongoose'
import { nextTurn, wantsBreath } from './breath.ts'

/** The server asked for one database, with a breath before where much has been asked. */
export type AskServer = (command: object) => Promise<Readonly<Record<string, unknown>>>

type Row = mongo.BSON.Document
type Options = Readonly<Record<string, unknown>>

/** Does an operation say nothing beyond these? What says more goes the usual way. */
export const saysOnly = (options: Options | undefined, known: ReadonlySet<string>): boolean =>
  Object.entries(options ?? {}).every(([name, value]) => value === undefined || known.has(name))

/** The answer of a command that was carried out. @throws MongoServerError as a driver does. */
export function answered(reply: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (reply['ok'] === 1) return reply

  throw new mongoose.mongo.MongoServerError({ ...reply })
}

/** `_populateBatchSize` is mongoose's own, of its cursors; a driver does not know it. */
const findOptions = new Set([
  'sort',
  'projection',
  'limit',
  'skip',
  'hint',
  'batchSize',
  '_populateBatchSize',
])

/** What of a driver's options a find command knows by the same name. */
const findFields = ({ sort, projection, limit, skip, hint }: Options): object => ({
  sort,
  projection,
  limit,
  skip,
  hint,
})

/** What is used of a driver's cursor; the documents are those of the moment it was opened. */
function cursorOver(read: () => Promise<readonly Row[]>) {
  let rows: readonly Row[] | undefined
  let at = 0
  const next = async (): Promise<Row | null> => {
    if (wantsBreath()) await nextTurn()
    rows ??= await read()
    return rows[at++] ?? null
  }

  return {
    next,
    toArray: async () => [...(await read())],
    close: async () => {
      rows = []
    },
    async *[Symbol.asyncIterator]() {
      for (let row = await next(); row !== null; row = await next()) yield row
    },
  }
}

/** Reading without a wire. */
export function directReads(usual: mongo.Collection, ask: AskServer) {
  const name = usual.collectionName
  const read = async (asked: object): Promise<readonly Row[]> =>
    answered(await ask(asked))['documents'] as readonly Row[]
  const found = (filter: object, options: Options) => read({ find: name, filter, ...findFields(options) })

  return {
    find: (filter: object = {}, options: Options = {}) =>
      saysOnly(options, findOptions) ? cursorOver(() => found(filter, options)) : usual.find(filter, options),
    findOne: async (filter: object = {}, options: Options = {}) => {
      if (!saysOnly(options, findOptions)) return usual.findOne(filter, options)
      return (await found(filter, { ...options, limit: 1 }))[0] ?? null
    },
    aggregate: (pipeline: readonly object[] = [], options: Options = {}) => {
      if (!saysOnly(options, new Set())) return usual.aggregate([...pipeline], options)
      return cursorOver(() => read({ aggregate: name, pipeline }))
    },
  }
}
