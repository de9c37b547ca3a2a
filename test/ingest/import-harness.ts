import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { afterAll } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import { importCustomers } from '#src/ingest/imports/import-customers.ts'
import { importInteractions } from '#src/ingest/imports/import-interactions.ts'
import { importOrders } from '#src/ingest/imports/import-orders.ts'
import type { ImportSummary } from '#src/ingest/imports/import-summary.ts'
import { importUsers } from '#src/ingest/imports/import-users.ts'
import { createFieldCipher } from '#src/security/field-cipher.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { onEveryServer } from '../store/document-servers.ts'

const kinds = {
  orders: importOrders,
  customers: importCustomers,
  interactions: importInteractions,
  users: importUsers,
}

type Told = {
  readonly given?: Readonly<Record<string, string>>
  readonly source?: string
  readonly dateFormat?: string
  readonly attrs?: readonly string[] | 'all'
  readonly zone?: string
  readonly wecomCorp?: string | undefined
}

/** A store of one test's own, and imports into it. */
export type Bench = {
  readonly store: Store
  readonly deps: ImportDeps
  readonly enqueued: unknown[]
  load(kind: keyof typeof kinds, csv: string | Buffer, told?: Told): Promise<ImportSummary>
  /** The customer whose ref is given, with its events. */
  byRef(
    ref: string,
  ): Promise<{ customer: Awaited<ReturnType<Store['customers']['get']>>; events: readonly FactEvent[] }>
}

export const importedAt = new Date('2026-11-22T08:00:00Z')

/** Runs a suite on every server; `bench` opens an empty database each time, which goes afterwards. */
export function onImportStores(
  suite: string,
  tests: (bench: (users?: readonly User[]) => Promise<Bench>) => void,
): void {
  onEveryServer(suite, (_, where) => {
    const opened: { readonly store: Store; readonly database: string }[] = []
    afterAll(async () => {
      for (const { store, database } of opened) {
        await store.close()
        const connection = await mongoose.createConnection(where.uri(), { dbName: database }).asPromise()
        await connection.dropDatabase()
        await connection.close()
      }
    })
    tests(async (users = []) => {
      const database = `tierwise-test-${randomUUID().slice(0, 8)}`
      const store = await openStore({ uri: where.uri(), database, log: recordingLogger() })
      opened.push({ store, database })
      await store.migrate()
      if (users.length > 0) await store.users.put(users)
      return createBench(store)
    })
  })
}

/** A key of 32 bytes that is no secret. */
const cipher = createFieldCipher(`k1:${Buffer.alloc(32, 7).toString('base64')}`)

function createBench(store: Store): Bench {
  const enqueued: unknown[] = []
  const deps: ImportDeps = {
    ...store,
    cipher,
    clock: { now: () => importedAt },
    ids: { next: () => randomUUID() },
    queues: { enqueueMany: async (_, inputs) => void enqueued.push(...inputs) },
  }
  return {
    store,
    deps,
    enqueued,
    load: (kind, csv, { given = {}, zone = 'Asia/Shanghai', ...told } = {}) =>
      kinds[kind](
        deps,
        { name: `${kind}.csv`, bytes: inChunks(Buffer.from(csv)) },
        { given, zone, defaults: { locale: 'zh', zone: 'Asia/Shanghai' }, wecomCorp: 'ww1', ...told },
      ),
    async byRef(ref) {
      const held = await store.refs.find([`ref|${ref}`])
      const id = held.get(`ref|${ref}`) ?? ''
      return { customer: await store.customers.get(id), events: await store.events.ofCustomers([id]) }
    },
  }
}

async function* inChunks(bytes: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000)
}
