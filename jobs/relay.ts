import { z } from 'zod'
import { relayNotices } from '#src/decide/tell/relay-notices.ts'
import { defineJob } from './define-job.ts'

/** Moves a customer's notices into history and outbox, then has each message delivered. */
export const relay = defineJob({
  name: 'relay',
  input: z.object({ customerId: z.string() }),
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 8,
  async run(deps, { customerId }) {
    const keys = await relayNotices(deps, customerId, deps.clock.now())
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
    if (deps.contactBooks?.length && (await deps.contactLinks.markTagDue({ customers: [customerId] })) > 0)
      await deps.queues.enqueue('write-tags', {})
  },
})
