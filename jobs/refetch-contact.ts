import { z } from 'zod'
import { refetchContact } from '#src/ingest/contacts/pull-contacts.ts'
import { defineJob } from './define-job.ts'

/** A contact was changed at its surface, which does not say how: it is read anew. */
export const refetchContactJob = defineJob({
  name: 'refetch-contact',
  input: z.object({ surface: z.enum(['wecom']), contactId: z.string().min(1).max(200) }),
  debounce: { id: ({ surface, contactId }) => `${surface}-${contactId}`, windowMs: 2_000 },
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 5_000 },
  async run(deps, { surface, contactId }) {
    const book = deps.contactBooks?.find((one) => one.surface === surface)
    if (!book) return // switched off since: the next run over all contacts sees it
    await refetchContact(deps, book, contactId)
    await deps.queues.enqueue('write-tags', {})
  },
})
