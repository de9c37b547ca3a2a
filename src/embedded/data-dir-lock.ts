import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'

const record = z.object({
  /** The process that the folder belongs to. */
  pid: z.number().int().positive(),
  /** host:port of the server on it; none while it starts. */
  address: z.string().optional(),
  /** A server of its own that the owner started: mongod. */
  serverPid: z.number().int().positive().optional(),
})

/** Who holds a folder, and where its server answers. */
export type FolderOwner = z.output<typeof record>

/** A folder that is ours until it is released or this process ends. */
export type FolderLock = {
  /** Tell others where the server answers. */
  readonly publish: (owner: Omit<FolderOwner, 'pid'>) => void
  /** What the owner before us left, if it did not end in order. */
  readonly leftBehind: FolderOwner | undefined
  readonly release: () => void
}

const SQLITE_BUSY = 5
const recordIn = (dir: string) => join(dir, 'owner.json')

/** The folder's owner as it last said; undefined where nothing can be read. */
export const readOwner = (dir: string): FolderOwner | undefined => {
  try {
    return record.parse(JSON.parse(readFileSync(recordIn(dir), 'utf8')))
  } catch {
    return undefined // none, or half written: to the caller both mean "not known yet"
  }
}

/**
 * Make the folder and check that it can be used.
 * @throws AppError `data-dir-unusable`
 */
export const makeUsable = (dir: string): void => {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    accessSync(dir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unusable(dir, cause)
  }
}

/** The refusal of a folder that cannot be read or written. */
export const unusable = (dir: string, cause: unknown): AppError =>
  new AppError({
    code: 'data-dir-unusable',
    message: `The data folder ${dir} cannot be read and written.`,
    remedy:
      'Set DATA_DIR to a folder that the user who runs Tierwise may read and write, or correct its permissions.',
    cause,
  })

/**
 * Lock a folder for this process; undefined where another one holds it. The lock is SQLite's on a file, which the
 * system takes back when the process ends by whatever end: it is never stale, and a pid that the system gave to
 * another process cannot be mistaken for the owner (https://www.sqlite.org/lockingv3.html).
 */
export const lockFolder = (dir: string): FolderLock | undefined => {
  const lock = beginExclusive(dir)
  if (!lock) return undefined
  const leftBehind = readOwner(dir)
  const write = (owner: FolderOwner) => writeFileSync(recordIn(dir), JSON.stringify(owner))
  write({ pid: process.pid })

  return {
    leftBehind,
    publish: (owner) => write({ pid: process.pid, ...owner }),
    release: () => {
      rmSync(recordIn(dir), { force: true })
      lock.close()
    },
  }
}

const beginExclusive = (dir: string): DatabaseSync | undefined => {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(dir, 'owner.lock'), { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock?.close()
    if ((cause as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw unusable(dir, cause)
  }
}
