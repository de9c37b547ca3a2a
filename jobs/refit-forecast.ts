import { z } from 'zod'
import { refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { defineJob } from './define-job.ts'

/** Fits the forecast to the base as it stands: weekly, and once the first tiers of a policy are there. */
export const refitForecastJob = defineJob({
  name: 'refit-forecast',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    cron: '30 4 * * 0',
    tz: 'company',
    why: 'A base’s habits change over months: a week moves a forecast less than chance does. On Sunday night nobody waits for it.',
  },
  async run(deps) {
    await refitForecast(deps)
  },
})
