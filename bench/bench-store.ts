import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import mongoose, { type Connection } from 'mongoose'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openStore, type Store } from '#src/store/open-store.ts'

/** Says nothing: a benchmark's last line is its result. */
export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

/** A store of a benchmark's own, empty and migrated, with the plain connection to the same database. */
export type BenchStore = {
  readonly store: Store
  readonly raw: Connection
  readonly describe: string
  /** Has the server look at what was loaded, where it is one that must be told. */
  analyze(): void
  close(): Promise<void>
}

const tool = '../shared/tools/mongodb'

function analyze(uri: string): void {
  const port = /^mongodb:\/\/127\.0\.0\.1:(\d+)/.exec(uri)?.[1]
  if (port !== undefined && existsSync(tool)) spawnSync(tool, ['analyze', port], { stdio: 'ignore' })
}

/** Opens `database` on `MONGODB_URI`, or on a server of the trial store's kind within the process, and empties it. */
export async function openBenchStore(database: string): Promise<BenchStore> {
  const given = process.env['MONGODB_URI']
  const embedded = given
    ? undefined
    : await openEmbeddedMongo({ dataDir: undefined, log: silent, prefer: 'in-process' })
  const uri = given ?? embedded?.uri ?? ''
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  await raw.dropDatabase()
  const store = await openStore({ uri, database, log: silent })
  await store.migrate()

  return {
    store,
    raw,
    describe: embedded?.describe ?? store.describe,
    analyze: () => analyze(uri),
    close: async () => {
      await raw.dropDatabase()
      await raw.close()
      await store.close()
      await embedded?.close()
    },
  }
}

/** A number that follows its name among the arguments. */
export function numberIn(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : Number(args[at + 1])
}
