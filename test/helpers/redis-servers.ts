import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { type EmbeddedRedis, openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { recordingLogger } from './recording-logger.ts'
import { reportSkip, reportStore } from './store-report.ts'

/** A Redis that a contract suite runs on. `name` ends up in the run's last line. */
export type RedisUnderTest = {
  readonly name: string
  open(): Promise<{ readonly url: string; close(): Promise<void> }>
}

/** True where the machine has a redis-server on its PATH. */
export const hasRedisServer = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

export type EmbeddedKind = 'in-process' | 'redis-server'

/** The embedded kinds that this machine has, told to the run's last line: the one in the process always. */
export const embeddedKindsFor = (suite: string): readonly EmbeddedKind[] => {
  const kinds: readonly EmbeddedKind[] = hasRedisServer ? ['in-process', 'redis-server'] : ['in-process']
  for (const kind of kinds) reportStore(suite, nameOf(kind))
  if (!hasRedisServer) reportSkip('redis-server', 'not on this machine')

  return kinds
}

/** The servers that `suite` runs on: the embedded ones, and REDIS_URL where it is set. */
export const redisServersFor = (suite: string): readonly RedisUnderTest[] => {
  const embedded = embeddedKindsFor(suite).map((kind) => ({
    name: nameOf(kind),
    open: () => openTestRedis(kind),
  }))
  const url = process.env['REDIS_URL']
  if (!url) {
    reportSkip('real Redis', 'REDIS_URL is not set')
    return embedded
  }

  const real = {
    name: `real Redis (${new URL(url).host})`,
    open: async () => ({ url, close: () => forgetOwnKeys(url) }),
  }
  reportStore(suite, real.name)
  return [...embedded, real]
}

const OWN = `test-${randomUUID()}`

/** A key prefix of its own for each test: a real Redis may hold other things, and is left without ours. */
export const aPrefix = (): string => `${OWN}-${randomUUID()}`

const forgetOwnKeys = async (url: string): Promise<void> => {
  const client = new Redis(url)
  for await (const keys of client.scanStream({ match: `${OWN}-*`, count: 1_000 })) {
    if (keys.length > 0) await client.unlink(...keys)
  }
  client.disconnect()
}

const nameOf = (kind: EmbeddedKind): string => `embedded redis (${kind})`

/** An embedded Redis on a folder of its own, which goes when it is closed. */
const openTestRedis = async (prefer: EmbeddedKind): Promise<EmbeddedRedis> => {
  const dataDir = aDataDir()
  const redis = await openEmbeddedRedis({ dataDir, prefer, log: recordingLogger() })

  return {
    ...redis,
    async close() {
      await redis.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A folder under the system's temporary one. */
export const aDataDir = (): string => mkdtempSync(join(tmpdir(), 'tierwise-redis-'))
