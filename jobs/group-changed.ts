import { z } from 'zod'
import { regroup } from '#src/decide/groups/regroup.ts'
import { defineJob } from './define-job.ts'

/** Sums up a group in which a key has changed, and has those decided again whom that moves. */
export const groupChanged = defineJob({
  name: 'group-changed',
  input: z.object({ customerId: z.string() }),
  debounce: { id: ({ customerId }) => customerId, windowMs: 2_000 },
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 4,
  async run(deps, { customerId }) {
    const ids = await regroup(deps, customerId)
    await deps.queues.enqueueMany(
      'rescore-customer',
      ids.map((id) => ({ customerId: id })),
    )
  },
})
