import { z } from 'zod'
import { askOwners } from '#src/decide/question/ask-owners.ts'
import { defineJob } from './define-job.ts'

/** Asks owners, at most once a day each, what would most probably change a tier or a next step. */
export const askOwnersJob = defineJob({
  name: 'ask-owners',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 900_000,
    why: 'The hour of questions is half an hour by each owner’s own clock; two looks in it miss nobody.',
  },
  async run(deps) {
    const keys = await askOwners(deps)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
