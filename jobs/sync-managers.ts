import { z } from 'zod'
import { syncManagers } from '#src/decide/people/sync-managers.ts'
import { defineJob } from './define-job.ts'

/** Takes over from the company's directory who reports to whom: managers see their team without a list. */
export const syncManagersJob = defineJob({
  name: 'sync-managers',
  input: z.object({}),
  retry: { attempts: 4, backoff: 'exponential', firstDelayMs: 60_000 },
  schedule: {
    cron: '40 5 * * *',
    tz: 'company',
    why: 'Who leads whom changes by the month; before the first morning list of the day.',
  },
  async run(deps) {
    for (const directory of deps.directories ?? []) {
      const changed = await syncManagers(deps, directory)
      if (changed > 0) deps.log.info('managers taken over', { surface: directory.surface, changed })
    }
  },
})
