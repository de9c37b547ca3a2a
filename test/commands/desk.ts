import type { Card, Reply } from '#src/cards/card.ts'
import type { Command } from '#src/commands/command.ts'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import type { AuditEntry } from '#src/ports/audit.ts'
import { openStore } from '#src/store/open-store.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { memoryQueues } from '../helpers/memory-queues.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

/** What a desk is furnished with. */
export type Furnishing = {
  readonly users?: readonly User[]
  readonly customers?: readonly Customer[]
  readonly commands?: readonly Command[]
}

const anOrder: FactEvent = {
  _id: 'shop|1',
  kind: 'order',
  customerId: 'c-acme-robotics',
  source: 'shop',
  at: daysAgo(1),
  bookedAt: daysAgo(1),
  receivedAt: daysAgo(1),
  amountMinor: 100,
  currency: 'CNY',
}

/** The dispatcher over real stores on the embedded server, with a team, some customers, a policy and a cut. */
export async function openDesk(given: Furnishing = {}) {
  const log = recordingLogger()
  const server = await openEmbeddedMongo({ dataDir: ':memory:', prefer: 'in-process', log })
  const store = await openStore({ uri: server.uri, log })
  await store.migrate()
  await store.users.put(given.users ?? aTeam())
  await store.customers.insertNew(given.customers ?? [aCustomer()])
  await store.policies.insert(aPolicy())
  await store.policies.activate(1)
  await store.cuts.insert(aCut())
  await store.events.insertNew([anOrder])

  const audited: AuditEntry[] = []
  const audit = { record: async (entry: AuditEntry) => void audited.push(entry) }
  const queues = memoryQueues()
  let id = 0
  const deps = {
    ...store,
    audit,
    queues,
    // Padded: of changes at one moment the newest is the one with the last id.
    ids: { next: () => `id${String(++id).padStart(5, '0')}` },
    clock: { now: () => aMoment },
    companyTimeZone: 'Asia/Shanghai',
    log,
    commands: given.commands ?? commands,
  }
  const dispatcher = createDispatcher(deps)

  return {
    log,
    audited,
    store,
    queues,
    deps,
    dispatcher,
    say: (text: string, as = 'mei'): Promise<Reply> =>
      dispatcher.text(text, { surface: 'terminal', userId: as }),
    press: (command: string, input: Readonly<Record<string, string>>, as = 'mei'): Promise<Reply> =>
      dispatcher.call({ command, input }, { surface: 'terminal', userId: as }),
    complete: (text: string, as = 'mei') => dispatcher.complete(text, { surface: 'terminal', userId: as }),
    close: async () => {
      await store.close()
      await server.close()
    },
  }
}

/** Everything a card says, as one text. */
export const wordsOf = (card: Card): string => JSON.stringify(card)
