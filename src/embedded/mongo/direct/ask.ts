import { type Doc, isDoc } from '#src/embedded/mongo/bson/value.ts'
import { clientValue, storedDoc } from './values.ts'

/**
 * Asks the server in this process without a wire: a command as a driver would send it, and its answer as a driver would
 * hand it on, with all that a cursor holds. What is read is shared with the store and must not be written into.
 */
export type Ask = (database: string, command: object) => Readonly<Record<string, unknown>>

/** More than any answer holds: documents that cross no wire need no batches. */
const ALL_AT_ONCE = 2_000_000_000

const commandOf = (database: string, asked: object): Doc => {
  const command = storedDoc(asked)
  if ('find' in command) command['batchSize'] = ALL_AT_ONCE
  if ('aggregate' in command) command['cursor'] = { batchSize: ALL_AT_ONCE }
  command['$db'] = database
  return command
}

const fieldsOf = (reply: Doc): Record<string, unknown> =>
  Object.fromEntries(Object.entries(reply).map(([field, value]) => [field, clientValue(value)]))

/** @param answer the server: a command document in, its answer out. */
export const askDirectly =
  (answer: (command: Doc) => Doc): Ask =>
  (database, asked) => {
    const reply = answer(commandOf(database, asked))
    const cursor = reply['cursor']
    if (!isDoc(cursor)) return fieldsOf(reply)

    return { ok: 1, documents: (cursor['firstBatch'] as Doc[]).map(clientValue) }
  }
