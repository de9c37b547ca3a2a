import { z } from 'zod'
import { watchSources } from '#src/decide/sources/watch-sources.ts'
import { defineJob } from './define-job.ts'

/** Tells the admins once when a source of facts has fallen silent beyond its own rhythm, and when it is back. */
export const watchSourcesJob = defineJob({
  name: 'watch-sources',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 3_600_000,
    why: 'The shortest silence that is told is two days; an hour more or less changes nothing.',
  },
  async run(deps) {
    const keys = await watchSources(deps)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
