import { z } from 'zod'
import { lacksForecast } from '#src/decide/policy/refit-forecast.ts'
import { rebuild } from '#src/decide/rebuild/rebuild.ts'
import { defineJob } from './define-job.ts'

/** Goes on with a policy version that somebody has begun to put in force and has not come to the end of. */
export const rebuildJob = defineJob({
  name: 'rebuild',
  input: z.object({ version: z.int().positive() }),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  async run(deps, { version }) {
    const done = await rebuild(deps, version)
    if (done && (await lacksForecast(deps))) await deps.queues.enqueue('refit-forecast', {})
  },
})
