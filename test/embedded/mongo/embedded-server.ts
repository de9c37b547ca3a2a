import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'

type Client = ReturnType<Connection['getClient']>
/** The official driver's database and collection, as mongoose brings them. */
export type Db = ReturnType<Client['db']>
export type Collection = ReturnType<Db['collection']>

/** Nothing is expected in the log. */
export const silent = { info: () => {}, warn: () => {} }

/** A server in memory for a test file, and the driver's connection to it. */
export const embeddedServer = () => {
  let close: () => Promise<void> = async () => {}
  let connection: Connection
  let uri = ''
  let made = 0

  beforeAll(async () => {
    const server = await openEmbeddedMongo({ dataDir: undefined, log: silent })
    uri = server.uri
    connection = await mongoose.createConnection(uri, { dbName: 'test' }).asPromise()
    close = async () => {
      await connection.close()
      await server.close()
    }
  })
  afterAll(() => close())

  const db = (name = 'test'): Db => connection.getClient().db(name)
  return {
    db,
    uri: () => uri,
    connection: () => connection,
    /** A collection of its own for each test, with these documents in it. */
    async collection(...docs: Record<string, unknown>[]): Promise<Collection> {
      made += 1
      const collection = db().collection(`c${made}`)
      if (docs.length > 0) await collection.insertMany(docs as never)
      return collection
    },
  }
}

/** What a refused operation says: its code and, where asked, more. */
export const refusal = async (
  run: Promise<unknown>,
): Promise<{ code: number; message: string; [key: string]: unknown }> => {
  try {
    await run
  } catch (error) {
    return error as { code: number; message: string }
  }
  throw new Error('it was not refused')
}
