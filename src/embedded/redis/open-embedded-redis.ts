import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError, isAppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { endLeftover } from './end-leftover.ts'
import { type Served, serveInProcess } from './in-process.ts'
import { startRedisServer } from './redis-server.ts'

/** A Redis for trials and tests. `describe` is for the log; `close` ends the server, unless another process owns it. */
export type EmbeddedRedis = {
  readonly url: string
  readonly kind: 'redis-server' | 'in-process' | 'other-process'
  readonly describe: string
  close(): Promise<void>
}

export type EmbeddedRedisOptions = {
  readonly dataDir: string
  readonly log: Logger
  /** Forces a kind. Without it: redis-server where the machine has one that starts, else in the process. */
  readonly prefer?: 'redis-server' | 'in-process'
  /** The address that the owner of `dataDir` wrote in its lock: then nothing is started here. */
  readonly ownerUrl?: string
}

/**
 * Opens the Redis of `dataDir`. The caller holds the lock on the folder, or gives the owner's address.
 * @throws AppError `data-dir-unusable`; `redis-server-absent` or `redis-server-failed` where that kind is forced.
 */
export const openEmbeddedRedis = async (options: EmbeddedRedisOptions): Promise<EmbeddedRedis> => {
  if (options.ownerUrl) return joined(options.ownerUrl)

  const dir = join(resolve(options.dataDir), 'redis')
  makeUsable(dir)
  await endLeftover(dir, options.log)
  if (options.prefer === 'in-process') return inProcess(options.log)

  const server = await startRedisServer(dir, options.log).catch((error: unknown) => {
    if (options.prefer || !isAppError(error)) throw error
    options.log.error(
      'redis-server did not start; the queues stay in this process',
      { code: error.code },
      error,
    )
  })
  if (server) return describe(server, 'redis-server', `redis-server, append-only file in ${dir}`)
  if (options.prefer) throw absent()

  return inProcess(options.log)
}

const joined = (url: string): EmbeddedRedis => ({
  url,
  kind: 'other-process',
  describe: `Redis of the process that owns the data folder, at ${url}`,
  close: async () => {},
})

const inProcess = async (log: Logger): Promise<EmbeddedRedis> =>
  describe(
    await serveInProcess(log),
    'in-process',
    'Redis in the process (js-redis-server): queues in memory, rebuilt from the database at each start; for trials',
  )

const describe = (served: Served, kind: EmbeddedRedis['kind'], words: string): EmbeddedRedis => ({
  url: `redis://127.0.0.1:${served.port}`,
  kind,
  describe: words,
  close: () => served.close(),
})

const makeUsable = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    accessSync(dir, constants.R_OK | constants.W_OK)
  } catch (cause) {
    throw new AppError({
      code: 'data-dir-unusable',
      message: `The data folder ${dir} cannot be created or written.`,
      remedy:
        'Set DATA_DIR to a folder that the user who runs Tierwise may write, or correct its permissions.',
      cause,
    })
  }
}

const absent = (): AppError =>
  new AppError({
    code: 'redis-server-absent',
    message: 'This machine has no redis-server of version 6.2 or newer on its PATH.',
    remedy: 'Install redis-server, or let Tierwise use the Redis in its own process.',
  })
