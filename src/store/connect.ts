import mongoose, { type Connection, type mongo } from 'mongoose'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { type Ask, directDatabase } from './direct/direct-database.ts'
import { isStoreAway } from './errors.ts'

const defaultDatabase = 'tierwise'

/** How long an operation waits for a server: longer than a replica set's election, shorter than a person's patience. */
const serverSelectionTimeoutMs = 10_000

/** Where the documents are, and for how long to wait for the server. */
export type ConnectOptions = {
  readonly uri: string
  /** Overrides the database that the URI names; without either it is `tierwise`. */
  readonly database?: string
  readonly log: Logger
  readonly serverSelectionTimeoutMs?: number
  /** The same server without a wire, where it runs in this process. */
  readonly ask?: Ask
}

/**
 * Opens a connection of its own, which comes back by itself after an outage.
 * @throws AppError `store-unreachable`, `store-uri-wrong`.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const connection = mongoose.createConnection()
  logOutages(connection, options.log)
  try {
    await connection.openUri(options.uri, {
      dbName: options.database ?? databaseOf(options.uri) ?? defaultDatabase,
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      ignoreUndefined: true,
      serverSelectionTimeoutMS: options.serverSelectionTimeoutMs ?? serverSelectionTimeoutMs,
    })
    if (options.ask) Object.assign(connection, { db: directDatabase(openDatabase(connection), options.ask) })
    return connection
  } catch (error) {
    await connection.destroy()
    throw unreachable(options.uri, error)
  }
}

/** The database that a connection works on: the driver's, or the one without a wire. */
export const openDatabase = (connection: Connection): mongo.Db =>
  connection.db ?? connection.getClient().db(connection.name)

/** The database in the URI's path, if it names one. */
export const databaseOf = (uri: string): string | undefined =>
  /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1]

/** The servers of a URI, without user and password. */
export const hostsOf = (uri: string): string =>
  /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]+)/.exec(uri)?.[1] ?? 'an unreadable address'

const unreachable = (uri: string, cause: unknown): AppError =>
  isAway(cause)
    ? new AppError({
        code: 'store-unreachable',
        message: `The database at ${hostsOf(uri)} does not answer.`,
        remedy: 'Start MongoDB, or correct MONGODB_URI; without MONGODB_URI the trial store is used.',
        retryable: true,
        cause,
      })
    : new AppError({
        code: 'store-uri-wrong',
        message: `The database at ${hostsOf(uri)} was not opened: the address or the login is not accepted.`,
        remedy: 'Correct MONGODB_URI; it looks like mongodb://user:password@host:27017/tierwise.',
        cause,
      })

/** mongoose wraps the driver's selection error in its own. */
const isAway = (error: unknown): boolean =>
  isStoreAway(error) || error instanceof mongoose.Error.MongooseServerSelectionError

/** One line when the server goes and one when it is back, however many operations fail in between. */
function logOutages(connection: Connection, log: Logger): void {
  let awaySince: number | undefined
  let closing = false

  connection.on('disconnecting', () => {
    closing = true
  })
  connection.on('disconnected', () => {
    if (awaySince !== undefined || closing) return
    awaySince = performance.now()
    log.warn('store away', { code: 'store-away' })
  })
  connection.on('connected', () => {
    if (awaySince === undefined) return
    log.info('store back', { awayMs: Math.round(performance.now() - awaySince) })
    awaySince = undefined
  })
  connection.on('error', (error: unknown) => log.debug('store connection error', { error: String(error) }))
}
