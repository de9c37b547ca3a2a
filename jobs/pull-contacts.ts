import { z } from 'zod'
import { pullContacts } from '#src/ingest/contacts/pull-contacts.ts'
import { defineJob } from './define-job.ts'

/** Reads reps' contacts anew, joins them with customers, and has their tags looked at. */
export const pullContactsJob = defineJob({
  name: 'pull-contacts',
  input: z.object({}),
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 60_000 },
  schedule: {
    cron: '20 */6 * * *',
    tz: 'company',
    why: 'A surface may lose what it tells of a change, and tells nothing of what other programs change: four times a day.',
  },
  async run(deps) {
    for (const book of deps.contactBooks ?? []) {
      const { seen } = await pullContacts(deps, book)
      deps.log.info('contacts read', { surface: book.surface, seen })
      await deps.queues.enqueue('write-tags', {})
    }
  },
})
