import type { Env } from '#src/config/env.ts'
import { present } from '#src/domain/present.ts'
import type { Logger } from '#src/ports/logger.ts'
import { openStore } from '#src/store/open-store.ts'
import { type Closing, closeAll } from './lifetime.ts'

/** The open stores of a process, and how they came to be. */
export type OpenStores = {
  readonly store: Awaited<ReturnType<typeof openStore>>
  readonly redisUrl: string
  /** True where MongoDB is the embedded trial store. */
  readonly embedded: boolean
  /** True where the embedded store is another process's, which this one has joined. */
  readonly joined: boolean
  readonly describe: string
  readonly closings: readonly Closing[]
}

async function mongoOf(env: Env, log: Logger) {
  if (env.MONGODB_URI !== undefined) {
    return { uri: env.MONGODB_URI, joined: false, describe: 'MongoDB', closings: [] }
  }

  // Loaded only where it is used: in production neither server's code is in the process.
  const { openEmbeddedMongo } = await import('#src/embedded/mongo/open-embedded-mongo.ts')
  const embedded = await openEmbeddedMongo({ dataDir: env.DATA_DIR, log })
  return {
    uri: embedded.uri,
    // Where the server is in this very process, nothing is sent to it over a wire.
    ...present({ ask: embedded.ask }),
    joined: embedded.kind === 'other-process',
    describe: embedded.describe,
    closings: [{ name: 'embedded MongoDB', close: embedded.close }],
  }
}

/** Redis alone: what looks at the queues needs. */
export async function openRedis(env: Env, log: Logger) {
  if (env.REDIS_URL !== undefined) return { url: env.REDIS_URL, describe: 'Redis', closings: [] }

  const { openEmbeddedRedis } = await import('#src/embedded/redis/open-embedded-redis.ts')
  const embedded = await openEmbeddedRedis({ dataDir: env.DATA_DIR, log })
  return {
    url: embedded.url,
    describe: embedded.describe,
    closings: [{ name: 'embedded Redis', close: embedded.close }],
  }
}

/** Opens MongoDB as it stands, not migrated: what a restore needs. */
export async function openAsItStands(env: Env, log: Logger): Promise<Omit<OpenStores, 'redisUrl'>> {
  const { describe, closings, joined, ...server } = await mongoOf(env, log)
  const store = await openStore({ ...server, log })

  return {
    store,
    embedded: env.MONGODB_URI === undefined,
    joined,
    describe,
    closings: [...closings, { name: 'store', close: () => store.close() }],
  }
}

/** Opens MongoDB alone: what a command at a terminal needs. */
export async function openDocuments(env: Env, log: Logger): Promise<Omit<OpenStores, 'redisUrl'>> {
  const documents = await openAsItStands(env, log)
  try {
    await documents.store.migrate()
  } catch (error) {
    await closeAll(documents.closings, log)
    throw error
  }
  return documents
}

/** Opens both stores, embedded where none is configured. */
export async function openStores(env: Env, log: Logger): Promise<OpenStores> {
  const documents = await openDocuments(env, log)
  const redis = await openRedis(env, log)

  return {
    ...documents,
    redisUrl: redis.url,
    describe: `${documents.describe}, ${redis.describe}`,
    closings: [...documents.closings, ...redis.closings],
  }
}
