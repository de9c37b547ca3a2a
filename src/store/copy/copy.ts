import type { Connection, mongo } from 'mongoose'
import type { Logger } from '#src/ports/logger.ts'
import { insertNew, type Native } from '#src/store/bulk.ts'
import { databaseNow } from '#src/store/database-clock.ts'
import { guarded, translateStoreError } from '#src/store/errors.ts'
import type { Models } from '#src/store/models.ts'
import { migrationsDone, runMigrations, setMigrationsDone } from '#src/store/run-migrations.ts'
import { copyOrder } from './copy-order.ts'
import { documentOf, lineOf } from './exact-line.ts'
import { keepBack, makeWhole, type Outstanding } from './make-whole.ts'
import { beginRestore, endRestore, isRestoring } from './restore-mark.ts'

/** Documents that the server hands over at a time, and that are put at a time: a few MB. */
const BATCH = 500

/** A collection and how many documents it holds, or is held to hold. */
export type Counted = { readonly name: string; readonly documents: number }

/** The whole store as lines, and back. */
export type StoreCopy = {
  /** The moment by the database's clock. */
  now(): Promise<Date>
  /** Migrations that have run, in order. */
  level(): Promise<readonly string[]>
  /** What there is to copy, in the order that a copy is made in. */
  collections(): Promise<readonly Counted[]>
  /** One line a document; reads on while they are taken. */
  lines(collection: string): AsyncIterable<string>
  /** Did a restore begin here and not end? */
  isHalfRestored(): Promise<boolean>
  /** Takes everything out, builds what the newest version needs, and lets nobody else in until `end`. */
  begin(): Promise<void>
  /** Puts lines into a collection. @returns how many. */
  put(collection: string, lines: readonly string[]): Promise<number>
  /** Migrates what was copied at this level. */
  migrateFrom(level: readonly string[]): Promise<void>
  /** Takes out what was under way when the copy was made. */
  makeWhole(takenAt: Date): Promise<Outstanding>
  /** Messages that are due stay unsent. @returns how many. */
  keepBack(now: Date): Promise<number>
  /** The store is whole and may be opened. */
  end(): Promise<void>
}

/** Copies past the schemas and over the wire: documents as they are stored, of whatever version. */
export function copyOf(connection: Connection, models: Models, log: Logger): StoreCopy {
  const db = connection.getClient().db(connection.name)
  const collections = async () => {
    const names = copyOrder((await db.listCollections().toArray()).map(({ name }) => name))
    return Promise.all(
      names.map(async (name) => ({ name, documents: await db.collection(name).countDocuments() })),
    )
  }

  return {
    lines: (name) => linesOf(db, name),
    ...guarded({
      now: () => databaseNow(connection),
      level: () => migrationsDone(db),
      collections,
      isHalfRestored: () => isRestoring(db),
      begin: async () => {
        await beginRestore(db)
        for (const { name } of await collections()) await db.collection(name).deleteMany({})
        await runMigrations(connection, log)
      },
      put: async (name: string, lines: readonly string[]) => {
        const native = db.collection(name) as unknown as Native<{ readonly _id: string }>
        const documents = lines.map(documentOf) as { readonly _id: string }[]
        return (await insertNew(native, documents)).size
      },
      migrateFrom: async (level: readonly string[]) => {
        await setMigrationsDone(db, level)
        await runMigrations(connection, log)
      },
      makeWhole: (takenAt: Date) => makeWhole(connection, models, takenAt),
      keepBack: (now: Date) => keepBack(models, now),
      end: () => endRestore(db),
    }),
  }
}

async function* linesOf(db: mongo.Db, name: string): AsyncGenerator<string> {
  try {
    const cursor = db.collection(name).find({}, { raw: true, batchSize: BATCH })
    for await (const raw of cursor) yield lineOf(raw as unknown as Uint8Array)
  } catch (error) {
    throw translateStoreError(error)
  }
}
