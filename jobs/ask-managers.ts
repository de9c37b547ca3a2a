import { z } from 'zod'
import { askManagers } from '#src/decide/tell/ask-managers.ts'
import { closeLists } from '#src/decide/tell/close-cards.ts'
import { defineJob } from './define-job.ts'

/** Asks managers about the changes of tier that wait for a person: one card, once a day at most. */
export const askManagersJob = defineJob({
  name: 'ask-managers',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 600_000,
    why: 'What waits for a person waits for days: ten minutes gather what one run has proposed.',
  },
  async run(deps) {
    await closeLists(deps) // what was answered elsewhere, and was not closed then
    const keys = await askManagers(deps)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
