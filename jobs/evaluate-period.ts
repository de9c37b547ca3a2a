import { z } from 'zod'
import { evaluatePeriod, isDue, periodDaysOf } from '#src/decide/replay/evaluate-period.ts'
import { defineJob } from './define-job.ts'

/** Judges the company's own tiers of a period ago by what has come since. By its schedule only once a period. */
export const evaluatePeriodJob = defineJob({
  name: 'evaluate-period',
  input: z.object({ days: z.int().min(7).max(730).optional() }),
  retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 60_000 },
  schedule: {
    cron: '0 5 2 * *',
    tz: 'company',
    why: 'Monthly or quarterly, by the shortest period of the policy’s goals: a shorter one is mostly chance. On the 2nd the month before is in.',
  },
  async run(deps, { days }) {
    const policy = await deps.policies.active()
    if (!policy || (days === undefined && !(await isDue(deps, periodDaysOf(policy))))) return

    const { refused, _id } = (await evaluatePeriod(deps, { days })) ?? {}
    if (refused) deps.log.info('a period cannot be judged', { evaluation: _id, code: refused.code })
  },
})
