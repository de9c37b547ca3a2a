import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#src/domain/errors.ts'
import { type FolderLock, lockFolder, makeUsable, readOwner } from '#src/embedded/data-dir-lock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Ask } from './direct/ask.ts'
import { startInProcessMongo } from './in-process.ts'
import { endLeftMongod, startMongod } from './mongod.ts'
import { answersHello } from './wire/ask-hello.ts'

/** A MongoDB for trials and tests. `describe` is for the log; `close` ends it, unless another process owns it. */
export type EmbeddedMongo = {
  readonly uri: string
  readonly kind: 'mongod' | 'in-process' | 'other-process'
  readonly describe: string
  /** The server in the process answers a client in the process without a wire. */
  readonly ask?: Ask
  close(): Promise<void>
}

export type EmbeddedMongoOptions = {
  /** Where its files are; without it, or with `:memory:`, nothing is written and nothing outlives the process. */
  readonly dataDir: string | undefined
  readonly log: Pick<Logger, 'info' | 'warn'>
  /** Forces a kind. Without it: mongod where the machine has one that starts, else in the process. */
  readonly prefer?: 'mongod' | 'in-process'
  /** The clock of the server in the process, for time that is played; the machine's unless told. */
  readonly now?: () => Date
  /** Where to look for mongod; the process's own PATH unless told. */
  readonly path?: string
  /** How long the process that holds the folder may take to answer; 10 s unless told. */
  readonly ownerAnswersWithinMs?: number
}

const uriOf = (address: string) => `mongodb://${address}/`
const STEP_MS = 50

/**
 * Opens the MongoDB of `dataDir`: its own, or the one of the process that holds the folder.
 * @throws AppError `data-dir-unusable`, `mongo-owner-silent`; `mongod-absent` or `mongod-failed` where mongod is forced.
 */
export const openEmbeddedMongo = async (options: EmbeddedMongoOptions): Promise<EmbeddedMongo> => {
  const { dataDir, ownerAnswersWithinMs = 10_000 } = options
  if (dataDir === undefined || dataDir === ':memory:') return inProcess(undefined, options)
  const dir = join(resolve(dataDir), 'mongo')
  makeUsable(dir)
  const lock = lockFolder(dir)
  if (!lock) return joined(await addressOfOwner(dir, ownerAnswersWithinMs))

  try {
    return await owned(dir, lock, options)
  } catch (error) {
    lock.release()
    throw error
  }
}

const owned = async (
  dir: string,
  lock: FolderLock,
  options: EmbeddedMongoOptions,
): Promise<EmbeddedMongo> => {
  await endLeftovers(lock, options)
  const opened = (await viaMongod(dir, lock, options)) ?? (await inProcess(dir, options, lock))
  return {
    ...opened,
    close: async () => {
      await opened.close()
      lock.release()
    },
  }
}

const endLeftovers = async ({ leftBehind }: FolderLock, { log }: EmbeddedMongoOptions) => {
  const { serverPid, address } = leftBehind ?? {}
  if (serverPid === undefined || address === undefined) return
  if (await endLeftMongod(serverPid, address))
    log.warn('a mongod left by a killed process was ended', { pid: serverPid })
}

const viaMongod = async (
  dir: string,
  lock: FolderLock,
  { log, prefer, path }: EmbeddedMongoOptions,
): Promise<EmbeddedMongo | undefined> => {
  if (prefer === 'in-process') return undefined
  const mongod = await startMongod(dir, path).catch((cause: unknown) => {
    if (prefer === 'mongod') throw failed(cause)
    log.warn('mongod did not start; the documents stay in this process', { reason: (cause as Error).message })
    return undefined
  })
  if (mongod) {
    const { address, pid, close } = mongod
    lock.publish({ address, serverPid: pid })
    return { uri: uriOf(address), kind: 'mongod', describe: `mongod of this machine, files in ${dir}`, close }
  }
  if (prefer === 'mongod') throw absent()
  return undefined
}

const inProcess = async (
  dir: string | undefined,
  { log, now }: EmbeddedMongoOptions,
  lock?: FolderLock,
): Promise<EmbeddedMongo> => {
  const { uri, address, ask, close } = await startInProcessMongo(dir, log, now)
  lock?.publish({ address })
  const where = dir === undefined ? 'in memory only' : `file in ${dir}`
  return {
    uri,
    kind: 'in-process',
    describe: `MongoDB in the process, ${where}: every document is held in memory, for up to some 100,000 of them; for trials`,
    ask,
    close,
  }
}

/** The address at which the folder's owner answers; waits while it is still starting. */
const addressOfOwner = async (dir: string, withinMs: number): Promise<string> => {
  const giveUpAt = performance.now() + withinMs
  while (performance.now() < giveUpAt) {
    const address = readOwner(dir)?.address
    const [host = '', port = '0'] = address?.split(':') ?? []
    if (address && (await answersHello(host, Number(port)))) return address
    await sleep(STEP_MS)
  }
  throw silent(dir)
}

const joined = (address: string): EmbeddedMongo => ({
  uri: uriOf(address),
  kind: 'other-process',
  describe: `MongoDB of the process that holds the data folder, at ${address}`,
  close: async () => {},
})

const silent = (dir: string): AppError => {
  const owner = readOwner(dir)
  return new AppError({
    code: 'mongo-owner-silent',
    message: `Another process${owner ? ` (${owner.pid})` : ''} holds the data folder ${dir}, and its database does not answer.`,
    remedy: 'End that process, or give this one a DATA_DIR of its own.',
    retryable: true,
  })
}

const absent = (): AppError =>
  new AppError({
    code: 'mongod-absent',
    message: 'This machine has no mongod on its PATH.',
    remedy: 'Install MongoDB, or let Tierwise use the server in its own process.',
  })

const failed = (cause: unknown): AppError =>
  new AppError({
    code: 'mongod-failed',
    message: `mongod did not start: ${(cause as Error).message}.`,
    remedy: 'See mongod.log in the data folder, or let Tierwise use the server in its own process.',
    cause,
  })
