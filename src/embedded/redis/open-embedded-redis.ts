import { join, resolve } from 'node:path'
import { AppError, isAppError } from '#src/domain/errors.ts'
import { type FolderLock, lockFolder, makeUsable } from '#src/embedded/data-dir-lock.ts'
import type { Logger } from '#src/ports/logger.ts'
import { endLeftover } from './end-leftover.ts'
import { type Served, serveInProcess } from './in-process.ts'
import { portOfOwner } from './join-owner.ts'
import { startRedisServer } from './redis-server.ts'

/** A Redis for trials and tests. `describe` is for the log; `close` ends the server, unless another process owns it. */
export type EmbeddedRedis = {
  readonly url: string
  readonly kind: 'redis-server' | 'in-process' | 'other-process'
  readonly describe: string
  close(): Promise<void>
}

export type EmbeddedRedisOptions = {
  /** Where its files are; without it, or with `:memory:`, nothing is written and it runs in the process. */
  readonly dataDir: string | undefined
  readonly log: Logger
  /** Forces a kind. Without it: redis-server where the machine has one that starts, else in the process. */
  readonly prefer?: 'redis-server' | 'in-process'
  /** How long the process that holds the folder may take to answer; 10 s unless told. */
  readonly ownerAnswersWithinMs?: number
}

const IN_PROCESS =
  'Redis in the process (js-redis-server): queues in memory, rebuilt from the database at each start; for trials'

/**
 * Opens the Redis of `dataDir`: its own, or the one of the process that holds the folder.
 * @throws AppError `data-dir-unusable`, `redis-owner-silent`, `embedded-redis-failed`; `redis-server-absent`
 *   or `redis-server-failed` where that kind is forced.
 */
export const openEmbeddedRedis = async (options: EmbeddedRedisOptions): Promise<EmbeddedRedis> => {
  const { dataDir } = options
  if (dataDir === undefined || dataDir === ':memory:') return inMemory(options.log)

  const dir = join(resolve(dataDir), 'redis')
  makeUsable(dir)
  const lock = lockFolder(dir)
  if (!lock) return joined(await portOfOwner(dir, options.ownerAnswersWithinMs ?? 10_000))

  try {
    await endLeftover(dir, options.log)
    return owned(await start(dir, options), dir, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

type Open = { readonly served: Served; readonly kind: EmbeddedRedis['kind'] }

const start = async (dir: string, { log, prefer }: EmbeddedRedisOptions): Promise<Open> => {
  if (prefer !== 'in-process') {
    const served = await startRedisServer(dir, log).catch((error: unknown) => {
      if (prefer || !isAppError(error)) throw error
      log.error('redis-server did not start; the queues stay in this process', { code: error.code }, error)
    })
    if (served) return { served, kind: 'redis-server' }
    if (prefer) throw absent()
  }

  return { served: await serveInProcess(log), kind: 'in-process' }
}

const owned = ({ served, kind }: Open, dir: string, lock: FolderLock): EmbeddedRedis => {
  lock.publish({ address: `127.0.0.1:${served.port}` })

  return {
    url: urlOf(served.port),
    kind,
    describe: kind === 'redis-server' ? `redis-server, append-only file in ${dir}` : IN_PROCESS,
    async close() {
      await served.close()
      lock.release()
    },
  }
}

const inMemory = async (log: Logger): Promise<EmbeddedRedis> => {
  const served = await serveInProcess(log)
  return { url: urlOf(served.port), kind: 'in-process', describe: IN_PROCESS, close: () => served.close() }
}

const joined = (port: number): EmbeddedRedis => ({
  url: urlOf(port),
  kind: 'other-process',
  describe: `Redis of the process that holds the data folder, at ${urlOf(port)}`,
  close: async () => {},
})

const urlOf = (port: number): string => `redis://127.0.0.1:${port}`

const absent = (): AppError =>
  new AppError({
    code: 'redis-server-absent',
    message: 'This machine has no redis-server of version 6.2 or newer on its PATH.',
    remedy: 'Install redis-server, or let Tierwise use the Redis in its own process.',
  })
