import { z } from 'zod'
import { gatherGroup } from '#src/decide/tell/gather-group.ts'
import { defineJob } from './define-job.ts'

/** Makes one summary of what one reader is to be told together, or lets each be told by itself where it is little. */
export const gather = defineJob({
  name: 'gather',
  input: z.object({ to: z.string(), group: z.string() }),
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 4,
  async run(deps, of) {
    const keys = await gatherGroup(deps, of)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
