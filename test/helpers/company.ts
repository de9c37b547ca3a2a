import mongoose, { type Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { Store } from '#src/store/open-store.ts'
import type { OpenStore, Where } from '../store/document-servers.ts'
import { aMoment } from './builders/a-customer.ts'
import { aTeam } from './builders/a-user.ts'
import { type MemoryQueues, memoryQueues } from './memory-queues.ts'
import { recordingLogger } from './recording-logger.ts'

/** A clock that stands where it is put. */
type SetClock = { now(): Date; set(at: Date): void }

export type Company = {
  readonly store: Store
  readonly clock: SetClock
  readonly queues: MemoryQueues
  readonly deps: JobDeps & FactDeps
  /** Puts a policy in force. */
  publish(policy: Policy): Promise<void>
  /** Stores customers as they are. */
  join(...customers: readonly Customer[]): Promise<void>
  ingest(...facts: readonly FactEvent[]): Promise<void>
  get(id: string): Promise<Customer>
  /** Makes marks, notices and leases as old as if minutes had passed on the database's clock. */
  letPass(ms: number): Promise<void>
}

/** A company on a real store: empty but for its people at the start of each test. */
export function useCompany(openStore: OpenStore, { uri, database }: Where): () => Company {
  let store: Store
  let raw: Connection
  let company: Company
  beforeAll(async () => {
    store = await openStore()
    raw = await mongoose.createConnection(uri(), { dbName: database }).asPromise()
  })
  beforeEach(async () => {
    await empty(raw)
    await store.users.put(aTeam())
    company = companyOn(store, raw)
  })
  afterAll(() => raw.close())

  return () => company
}

async function empty(raw: Connection): Promise<void> {
  const names = [
    'customers',
    'events',
    'eventmonths',
    'policies',
    'cuts',
    'forecasts',
    'rebuilds',
    'evaluations',
    'outbox',
    'tierchanges',
    'messages',
    'warnings',
    'warningbooks',
    'reminders',
    'messageslots',
    'digests',
    'reviews',
    'undos',
    'calendars',
    'problems',
    'questions',
    'modelasks',
  ]
  await Promise.all(
    [...names, 'settings', 'sources', 'users'].map((name) => raw.collection(name).deleteMany({})),
  )
}

const setClock = (): SetClock => {
  let now = aMoment
  return {
    now: () => now,
    set: (at) => {
      now = at
    },
  }
}

function companyOn(store: Store, raw: Connection): Company {
  const clock = setClock()
  const queues = memoryQueues()
  let token = 0
  const deps = {
    ...store,
    queues,
    clock,
    ids: { next: () => `t${++token}` },
    log: recordingLogger(),
    companyTimeZone: 'Asia/Shanghai',
    chats: [createPlaygroundChat({ messages: store.messages, clock, users: store.users })],
  }

  return {
    store,
    clock,
    queues,
    deps,
    publish: async (policy) => {
      await store.policies.insert(policy)
      await store.policies.activate(policy.version)
    },
    join: async (...customers) => {
      await store.customers.insertNew(customers)
    },
    ingest: async (...facts) => {
      await ingestFacts(deps, facts)
    },
    get: async (id) => {
      const found = await store.customers.get(id)
      if (!found) throw new Error(`no customer ${id}`)
      return found
    },
    letPass: (ms) => backdate(raw, ms),
  }
}

const earlier = (field: string, ms: number) => ({
  $cond: [{ $ifNull: [field, false] }, { $subtract: [field, ms] }, '$$REMOVE'],
})

async function backdate(raw: Connection, ms: number): Promise<void> {
  const open = {
    $map: { input: '$dirty.open', in: { token: '$$this.token', at: { $subtract: ['$$this.at', ms] } } },
  }
  await raw
    .collection('customers')
    .updateMany({ dirty: { $exists: true } }, [
      { $set: { 'dirty.at': { $subtract: ['$dirty.at', ms] }, 'dirty.open': open } },
    ])
  await raw
    .collection('customers')
    .updateMany({ outgoingSince: { $exists: true } }, [
      { $set: { outgoingSince: earlier('$outgoingSince', ms) } },
    ])
  await raw
    .collection('outbox')
    .updateMany({ leaseUntil: { $exists: true } }, [{ $set: { leaseUntil: earlier('$leaseUntil', ms) } }])
}
