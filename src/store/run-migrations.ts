import { randomUUID } from 'node:crypto'
import type { Connection, mongo } from 'mongoose'
import type { Logger } from '#src/ports/logger.ts'
import { insertNew } from './bulk.ts'
import { firstIndexes } from './migrations/001-indexes.ts'
import { moneyAndGroups } from './migrations/002-money-and-groups.ts'
import { refold } from './migrations/003-refold.ts'
import { groupsOfMessages } from './migrations/004-groups-of-messages.ts'
import { moverRangeIndexes } from './migrations/005-mover-ranges.ts'
import { warningIndexes } from './migrations/006-warnings.ts'
import { followUp } from './migrations/007-follow-up.ts'
import { calendarIndexes } from './migrations/008-calendars.ts'
import { problemIndexes } from './migrations/009-problems.ts'
import { digestIndexes } from './migrations/010-digests.ts'
import { questionIndexes } from './migrations/011-questions.ts'
import { undoIndexes } from './migrations/012-undos.ts'
import { contacts } from './migrations/013-contacts.ts'
import { messagesOfAReader } from './migrations/014-messages-of-a-reader.ts'
import { books } from './migrations/015-books.ts'
import { standIndexes } from './migrations/016-stands.ts'
import { keptIndexes } from './migrations/017-kept.ts'
import { contactLinkIndexes } from './migrations/018-contact-links.ts'
import { conversationIndexes } from './migrations/019-conversations.ts'
import { cardsToClose } from './migrations/020-cards-to-close.ts'
import { modelAskIndexes } from './migrations/021-model-asks.ts'
import type { Migration } from './migrations/migration.ts'

type Row = { readonly _id: string; readonly holder?: string; readonly until?: Date; readonly at?: Date }

const all: readonly Migration[] = [
  firstIndexes,
  moneyAndGroups,
  refold,
  groupsOfMessages,
  moverRangeIndexes,
  warningIndexes,
  followUp,
  calendarIndexes,
  problemIndexes,
  digestIndexes,
  questionIndexes,
  undoIndexes,
  contacts,
  messagesOfAReader,
  books,
  standIndexes,
  keptIndexes,
  contactLinkIndexes,
  conversationIndexes,
  cardsToClose,
  modelAskIndexes,
]

/** What this version of the product knows, in order. */
export const migrationIds: readonly string[] = all.map(({ id }) => id)

const lockId = 'lock'
const lockMs = 60_000
const askAgainMs = 200

/**
 * Runs what has not run yet, in order, one process at a time: the lock is a lease by the database's clock,
 * renewed while the work goes on. Answers the ids that were run here.
 */
export async function runMigrations(
  connection: Connection,
  log: Logger,
  migrations: readonly Migration[] = all,
): Promise<readonly string[]> {
  const db = connection.getClient().db(connection.name)
  const rows = db.collection<Row>('migrations')
  const holder = randomUUID()
  const waiting = await remaining(rows, migrations)
  if (waiting.length === 0) return []

  await insertNew(rows, [{ _id: lockId }])
  while (!(await claim(rows, holder))) await pause(askAgainMs)
  const renewal = setInterval(() => {
    claim(rows, holder).catch((error: unknown) => log.error('migration lock not renewed', {}, error))
  }, lockMs / 3)
  try {
    return await runAll(db, rows, await remaining(rows, migrations), log)
  } finally {
    clearInterval(renewal)
    await rows.updateOne({ _id: lockId, holder }, { $unset: { holder: 1, until: 1 } })
  }
}

/** What takes longer has a line of its own; on a new store all of them together are one. */
const NOTICED_MS = 1_000

const msSince = (from: number): number => Math.round(performance.now() - from)

async function runAll(
  db: mongo.Db,
  rows: mongo.Collection<Row>,
  migrations: readonly Migration[],
  log: Logger,
): Promise<readonly string[]> {
  const begunAt = performance.now()
  for (const migration of migrations) {
    const startedAt = performance.now()
    await migration.run(db)
    await rows.updateOne({ _id: migration.id }, { $currentDate: { at: true } }, { upsert: true })
    const ms = msSince(startedAt)
    if (ms > NOTICED_MS) log.info('migration done', { migration: migration.id, ms })
  }
  const ids = migrations.map(({ id }) => id)
  const newest = ids.at(-1)
  if (newest !== undefined) log.info('migrated', { migrations: ids.length, newest, ms: msSince(begunAt) })
  return ids
}

async function remaining(
  rows: mongo.Collection<Row>,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const done = new Set((await rows.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id))

  return migrations.filter(({ id }) => !done.has(id))
}

/** Which have run on a database, in order. */
export async function migrationsDone(db: mongo.Db): Promise<readonly string[]> {
  const rows = await db
    .collection<Row>('migrations')
    .find({ at: { $exists: true } })
    .toArray()
  return migrationIds.filter((id) => rows.some(({ _id }) => _id === id))
}

/** Says of a database which have run on its documents: those that it says of no more run again. */
export async function setMigrationsDone(db: mongo.Db, ids: readonly string[]): Promise<void> {
  const rows = db.collection<Row>('migrations')
  const lacking = migrationIds.filter((id) => !ids.includes(id))
  await rows.deleteMany({ _id: { $in: lacking } })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Takes the lock where it is free, run out or ours already. */
async function claim(rows: mongo.Collection<Row>, holder: string): Promise<boolean> {
  const mine = { $eq: ['$holder', holder] }
  const free = { $lte: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] }
  const ifFree = (taken: unknown, standing: string) => ({ $cond: [{ $or: [mine, free] }, taken, standing] })
  const row = await rows.findOneAndUpdate(
    { _id: lockId },
    [{ $set: { holder: ifFree(holder, '$holder'), until: ifFree({ $add: ['$$NOW', lockMs] }, '$until') } }],
    { returnDocument: 'after' },
  )

  return row?.holder === holder
}
