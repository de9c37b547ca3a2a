import { z } from 'zod'
import { lacksForecast } from '#src/decide/policy/refit-forecast.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { warnBase } from '#src/decide/tiers/warn-base.ts'
import { defineJob } from './define-job.ts'

/** Cuts the base anew, moves who has crossed and warns of who will: daily, and on demand after an import. */
export const retierJob = defineJob({
  name: 'retier',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    cron: '30 3 * * *',
    tz: 'company',
    why: 'Cuts drift by less than 1 % a day; at night nobody waits for it and the morning sees fresh tiers.',
  },
  async run(deps) {
    const { cut, moved } = await retier(deps)
    await deps.queues.enqueueMany(
      'relay',
      moved.map((customerId) => ({ customerId })),
    )
    if (cut) await warnBase(deps, cut)
    if (await lacksForecast(deps)) await deps.queues.enqueue('refit-forecast', {})
  },
})
