import { z } from 'zod'
import { digestTeller } from '#src/assist/tell-digest.ts'
import { sendDigest } from '#src/decide/digest/send-digest.ts'
import { defineJob } from './define-job.ts'

/** Counts one manager's week and sends it: once, however often it runs. */
export const digestJob = defineJob({
  name: 'digest',
  input: z.object({ userId: z.string(), week: z.string().regex(/^\d{4}-W\d{2}$/) }),
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 5_000 },
  concurrency: 2,
  async run(deps, due) {
    const outboxId = await sendDigest(deps, due, digestTeller(deps))
    if (outboxId !== undefined) await deps.queues.enqueue('deliver', { outboxId })
  },
})
