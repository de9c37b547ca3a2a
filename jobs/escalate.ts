import { z } from 'zod'
import { escalate } from '#src/decide/tell/escalate.ts'
import { defineJob } from './define-job.ts'

/** Tells of reminders that were left open too long: the rep, then the manager, then the manager again. */
export const escalateJob = defineJob({
  name: 'escalate',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 1_800_000,
    why: 'It is counted in days, and told in the morning of each zone: half an hour is in time everywhere.',
  },
  async run(deps) {
    if (!(await deps.policies.active())) return // a company without a policy has no reminders
    await escalate(deps)
  },
})
