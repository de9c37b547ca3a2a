import { Redis } from 'ioredis'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { outageLog } from './outage-log.ts'
import { within } from './within.ts'

/** One connection to Redis that comes back by itself, and says so once per outage. */
export type RedisLink = {
  readonly client: Redis
  isUp(): boolean
  /** True where Redis answers a ping within a second. */
  answers(): Promise<boolean>
  /** Ends the connection, whether Redis is there or not. */
  close(): Promise<void>
}

export type RedisLinkOptions = {
  readonly url: string
  /** A producer fails soon while Redis is away; a worker waits. */
  readonly role: 'producer' | 'worker'
  readonly log: Logger
  /** Called each time the connection stands again after an outage. */
  readonly onReconnect?: () => void
  /** How long the first connection may take. */
  readonly connectWithinMs?: number
}

const LONGEST_WAIT_MS = 2_000

/** @throws AppError `redis-unreachable` where there is no connection within `connectWithinMs` (10 s). */
export const linkRedis = async (options: RedisLinkOptions): Promise<RedisLink> => {
  const client = new Redis(options.url, clientOptions(options.role))
  const outage = watchOutages(client, options)
  try {
    await firstConnection(client, options.connectWithinMs ?? 10_000)
  } catch (cause) {
    outage.stop()
    client.disconnect()
    throw unreachable(options.url, cause)
  }

  return {
    client,
    isUp: () => client.status === 'ready',
    answers: () => answers(client),
    async close() {
      outage.stop()
      client.disconnect()
    },
  }
}

const clientOptions = (role: RedisLinkOptions['role']) => ({
  retryStrategy: (times: number) => Math.min(50 * 2 ** times, LONGEST_WAIT_MS),
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'), // a failover has made it a replica
  // BullMQ's workers refuse anything but null: https://docs.bullmq.io/guide/going-to-production
  ...(role === 'worker'
    ? { maxRetriesPerRequest: null }
    : { maxRetriesPerRequest: 1, commandTimeout: 15_000 }),
})

const firstConnection = (client: Redis, withinMs: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let last: unknown = new Error(`no connection within ${withinMs} ms`)
    const timer = setTimeout(() => reject(last), withinMs)
    client.on('error', (error: unknown) => {
      last = error
    })
    client.once('ready', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const answers = async (client: Redis): Promise<boolean> => {
  if (client.status !== 'ready') return false

  let answered = false
  const ping = client.ping().then(() => {
    answered = true
  })
  await within(ping, 1_000)

  return answered
}

/** ioredis emits an error for each vain attempt: an outage begins with the first and ends with `ready`. */
const watchOutages = (client: Redis, { log, onReconnect }: RedisLinkOptions): { stop(): void } => {
  const told = outageLog(log)
  let state: 'new' | 'up' | 'away' | 'stopped' = 'new'
  let wasUp = false
  const away = (error?: NodeJS.ErrnoException) => {
    if (state !== 'new' && state !== 'up') return
    state = 'away'
    told.away(error?.code)
  }
  client.on('error', away)
  client.on('close', () => away())
  client.on('ready', () => {
    if (state === 'stopped') return
    if (state === 'away') told.back()
    if (wasUp) onReconnect?.()
    state = 'up'
    wasUp = true
  })

  return {
    stop() {
      if (state === 'away') told.back()
      state = 'stopped'
    },
  }
}

const unreachable = (url: string, cause: unknown): AppError =>
  new AppError({
    code: 'redis-unreachable',
    message: `Redis does not answer at ${withoutSecrets(url)}.`,
    remedy: 'Start it or correct REDIS_URL; without REDIS_URL, npm start brings its own.',
    retryable: true,
    cause,
  })

const withoutSecrets = (url: string): string =>
  URL.canParse(url) ? new URL(url).host : 'the given REDIS_URL'
