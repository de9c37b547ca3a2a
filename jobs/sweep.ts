import { z } from 'zod'
import { defineJob } from './define-job.ts'
import type { JobDeps } from './deps.ts'

/** A bound per round, so that a backlog is worked off in portions. */
const PORTION = 500
const RELAY_AFTER_MS = 10_000

const asCustomers = (ids: readonly string[]) => ids.map((customerId) => ({ customerId }))

/**
 * Finds what time has brought: decisions due, notices that nobody has relayed, messages that may be told now. What
 * queues have lost besides is found by `reconcile`.
 */
export const sweep = defineJob({
  name: 'sweep',
  input: z.object({}),
  retry: { attempts: 1, backoff: 'fixed', firstDelayMs: 1_000 },
  schedule: {
    everyMs: 60_000,
    why: 'A promise in days may be a minute late; a lost message no more than that.',
  },
  async run(deps) {
    const { customers, queues, clock } = deps
    const due = await customers.dueIds(clock.now(), PORTION)
    await queues.enqueueMany('rescore-customer', asCustomers(due))
    await queues.enqueueMany('relay', asCustomers(await customers.outgoingIds(RELAY_AFTER_MS, PORTION)))
    await sweepMessages(deps)
  },
})

/** Groups that are due, messages that wait, and changes that a summary has said without having been marked so. */
async function sweepMessages({ outbox, queues, clock, chats, settings }: JobDeps): Promise<void> {
  if (chats.length === 0 && (await settings.get('trialRun')) !== true) return

  await queues.enqueueMany('gather', await outbox.dueGroups(clock.now(), PORTION))
  const waiting = await outbox.pending(PORTION, clock.now())
  await queues.enqueueMany(
    'deliver',
    waiting.map((outboxId) => ({ outboxId })),
  )
  for (const summaryId of await outbox.unsettled(PORTION)) await outbox.settle(summaryId)
}
