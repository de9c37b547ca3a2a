import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mongoose, { type Connection } from 'mongoose'
import { jobs } from '#jobs/index.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import type { Queues } from '#src/ports/queue.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { aProcess } from '../helpers/a-process.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import type { ChatSurface } from './chat-surface.ts'
import type { StoreKind } from './fault.ts'
import { openMongo } from './own-mongo.ts'
import { openOwnRedis } from './own-redis.ts'
import { openSlackSurface } from './slack-surface.ts'
import { openWecomSurface } from './wecom-surface.ts'

/** What faults happen on: stores of their own, how processes reach them, and how this one does. */
export type Ground = {
  readonly kind: StoreKind
  /** For the table: which servers these are. */
  readonly store: string
  /** The environment of a process of the product on these stores. */
  readonly env: Readonly<Record<string, string>>
  readonly documents: Store
  readonly raw: Connection
  readonly queues: Queues
  readonly redisUrl: string
  /** Messages go there instead of the playground. */
  readonly chat?: ChatSurface
  /** Takes the document server away and brings it back; absent where it is not ours. */
  readonly mongo?: { kill(): Promise<void>; start(): Promise<void> }
  readonly redis?: { kill(): Promise<void>; start(keeping: 'data' | 'nothing'): Promise<void> }
  close(): Promise<void>
}

type Servers = Pick<Ground, 'store' | 'env' | 'redisUrl' | 'mongo' | 'redis' | 'close'> & {
  readonly uri: string
  readonly database: string
}

const storeProcess = fileURLToPath(new URL('./store-process.ts', import.meta.url))

const everyProcess = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'info',
  COMPANY_TIME_ZONE: 'Asia/Shanghai',
  PLAYGROUND: 'on',
  PLAYGROUND_TOKEN: 'for-fault-runs-alone',
}

async function embeddedServers(): Promise<Servers> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-faults-'))
  const holder = aProcess(storeProcess, everyProcess, dataDir)
  await holder.until(/^up/m)
  const log = recordingLogger()
  const mongo = await openEmbeddedMongo({ dataDir, log })
  const redis = await openEmbeddedRedis({ dataDir, log })

  return {
    store: `embedded, ${/^up (\S+)/m.exec(holder.output())?.[1] ?? ''}`,
    env: { ...everyProcess, DATA_DIR: dataDir },
    uri: mongo.uri,
    database: 'tierwise',
    redisUrl: redis.url,
    close: async () => {
      holder.child.kill('SIGTERM')
      await holder.ended
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function realServers(mayKill: boolean): Promise<Servers | undefined> {
  const mongo = await openMongo(mayKill)
  if (!mongo) return undefined

  const redis = await openOwnRedis()
  if (!redis) {
    await mongo.close()
    return undefined
  }
  const database = `tierwise-faults-${randomUUID().slice(0, 8)}`
  const uri = new URL(mongo.uri)
  uri.pathname = `/${database}`
  const { kill, start } = mongo
  return {
    store: 'MongoDB server, redis-server',
    env: { ...everyProcess, MONGODB_URI: uri.href, REDIS_URL: redis.url },
    uri: mongo.uri,
    database,
    redisUrl: redis.url,
    redis,
    ...(kill && start ? { mongo: { kill, start } } : {}),
    close: async () => {
      await redis.close()
      await mongo.close()
    },
  }
}

/** Where messages go. */
export type SurfaceName = 'playground' | 'slack' | 'wecom'

const opens: Readonly<Partial<Record<SurfaceName, () => Promise<ChatSurface>>>> = {
  slack: openSlackSurface,
  wecom: openWecomSurface,
}

/** Opens empty, migrated stores; undefined where this machine cannot have them. */
export async function openGround(
  kind: StoreKind,
  mayKill: boolean,
  surface: SurfaceName = 'playground',
): Promise<Ground | undefined> {
  const servers = kind === 'embedded' ? await embeddedServers() : await realServers(mayKill)
  if (!servers) return undefined

  const { uri, database, close, ...known } = servers
  const log = recordingLogger()
  const documents = await openStore({ uri, database, log })
  await documents.migrate()
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  const queues = await createQueues({ url: known.redisUrl, jobs, log })
  const chat = await opens[surface]?.()

  return {
    ...known,
    ...(chat ? { chat, env: { ...known.env, ...chat.env }, store: `${known.store}; ${chat.shown}` } : {}),
    kind,
    documents,
    raw,
    queues,
    close: async () => {
      await chat?.close()
      await queues.close()
      await raw.dropDatabase()
      await raw.close()
      await documents.close()
      await close()
    },
  }
}
