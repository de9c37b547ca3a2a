import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import type { Reply } from '#src/cards/card.ts'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import { present } from '#src/domain/present.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { dayNumber, instant } from '#src/ingest/sample/calendar.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import type { LifeSpec } from './company.ts'
import { heldCustomers } from './held-customers.ts'
import { heldReads } from './held-reads.ts'
import type { Worker } from './play-jobs.ts'
import { playedClock } from './played-clock.ts'
import { playedQueues } from './played-queues.ts'
import { type Delivered, recordingChat } from './recording-chat.ts'

/** Where the sample company lives. */
export const COMPANY_ZONE = 'Asia/Shanghai'

/** The product in one process on played time: its store, its jobs, its commands, and a chat that records. */
export type World = {
  readonly store: Store
  readonly worker: Worker
  readonly dispatcher: Dispatcher<Reply>
  /** Told of each message as it is delivered. */
  readonly listeners: ((message: Delivered) => Promise<void> | void)[]
  close(): Promise<void>
}

const HOUR_MS = 3_600_000

/** Who sees whom changes with the day, not with the moment. */
function heldUsers(users: Store['users']): Store['users'] {
  const held = heldReads(users, ['byId', 'byIdentity', 'list', 'asAsker', 'isEmpty'])
  return {
    ...held,
    asAsker: (user, now) =>
      held.asAsker(user, now && new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)),
  }
}

/** What is read at every step and changes seldom, held in memory. */
const heldPorts = ({ customers, users, policies, cuts, forecasts, calendars, sources, settings }: Store) => ({
  customers: heldCustomers(customers),
  users: heldUsers(users),
  policies: heldReads(policies, ['active', 'get', 'list']),
  cuts: heldReads(cuts, ['latest', 'get', 'newestBy', 'oldest', 'list']),
  forecasts: heldReads(forecasts, ['latest']),
  calendars: heldReads(calendars, ['of', 'all']),
  sources: heldReads(sources, ['all', 'named']),
  settings: heldReads(settings, ['get']),
})

/** Opens an empty world on the morning of the first day. */
export async function openWorld({ from }: LifeSpec, log: Logger): Promise<World> {
  const clock = playedClock(instant(dayNumber(from), 0))
  const server = await openEmbeddedMongo({ dataDir: ':memory:', prefer: 'in-process', log, now: clock.now })
  const store = await openStore({ uri: server.uri, log, ...present({ ask: server.ask }) })
  await store.migrate()

  const listeners: World['listeners'] = []
  const recording = recordingChat(store.outbox, clock, async (message) => {
    for (const listener of listeners) await listener(message)
  })
  const queues = playedQueues(clock, jobs)
  let id = 0
  const shared = {
    ...useCaseDeps({ store }, { clock, companyTimeZone: COMPANY_ZONE, log }),
    ...heldPorts(store),
    outbox: recording.outbox,
    ids: { next: () => `s${++id}` },
    queues,
  }
  const deps: JobDeps = { ...shared, chats: [recording.chat] }

  return {
    store,
    worker: { deps, clock, queues, failed: [], spentMs: new Map() },
    dispatcher: createDispatcher({ ...shared, commands }),
    listeners,
    close: async () => {
      await store.close()
      await server.close()
    },
  }
}
