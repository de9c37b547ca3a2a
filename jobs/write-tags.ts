import { z } from 'zod'
import { writeTags } from '#src/ingest/contacts/write-tags.ts'
import { defineJob } from './define-job.ts'

/**
 * Writes tiers back to where reps have their contacts. One run at a time in all processes, since the surface counts calls that
 * are made at once; what is due stands in the database, and each run of `pull-contacts` asks for it again.
 */
export const writeTagsJob = defineJob({
  name: 'write-tags',
  input: z.object({}),
  debounce: { id: () => 'all', windowMs: 2_000 },
  retry: { attempts: 6, backoff: 'exponential', firstDelayMs: 5_000 },
  async run(deps) {
    for (const book of deps.contactBooks ?? []) {
      const more = await writeTags(deps, book, deps.defaultLocale ?? 'zh')
      if (more) await deps.queues.enqueue('write-tags', {})
    }
  },
})
