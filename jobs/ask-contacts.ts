import { z } from 'zod'
import { askContacts } from '#src/decide/contacts/ask-contacts.ts'
import { defineJob } from './define-job.ts'

/** Asks reps whose people those of their contacts are that could not be joined with a customer for sure. */
export const askContactsJob = defineJob({
  name: 'ask-contacts',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 900_000,
    why: 'The hour of questions is half an hour by each rep’s own clock; two looks in it miss nobody.',
  },
  async run(deps) {
    for (const book of deps.contactBooks ?? []) {
      const keys = await askContacts(deps, book)
      await deps.queues.enqueueMany(
        'deliver',
        keys.map((outboxId) => ({ outboxId })),
      )
    }
  },
})
