import { z } from 'zod'
import { endDays } from '#src/decide/digest/end-days.ts'
import { dueDigests } from '#src/decide/digest/send-digest.ts'
import { defineJob } from './define-job.ts'

/**
 * Has the digests counted whose weekday and hour have come by their readers' own clocks, and ends the days of reps who
 * asked for a summary. What a process that was down has missed is made up in the same local week.
 */
export const beginWeeks = defineJob({
  name: 'begin-weeks',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 300_000,
    why: 'Somebody somewhere has Friday afternoon at any quarter of an hour; five minutes late is on time.',
  },
  async run(deps) {
    await deps.queues.enqueueMany('digest', await dueDigests(deps))
    const keys = await endDays(deps)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
