import { z } from 'zod'
import { daysToPlan } from '#src/decide/follow-up/days-to-plan.ts'
import { defineJob } from './define-job.ts'

/** Has the day planned of everybody whose morning has come by their own clock. */
export const beginDays = defineJob({
  name: 'begin-days',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 300_000,
    why: 'Mornings begin at any quarter of an hour somewhere; the list is due half an hour after its planning.',
  },
  async run({ queues, ...deps }) {
    await queues.enqueueMany('plan-follow-ups', await daysToPlan(deps, deps.clock.now()))
  },
})
