import { z } from 'zod'
import { closeCards, closeLists } from '#src/decide/tell/close-cards.ts'
import { defineJob } from './define-job.ts'

/** Closes cards whose work was done elsewhere; `lists`: also those that ask for whatever waits. */
export const closeCardsJob = defineJob({
  name: 'close-cards',
  input: z.object({ lists: z.boolean().default(false) }),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 5_000 },
  schedule: {
    everyMs: 15_000,
    why: 'Whoever settles something here and looks there next finds it settled; where nothing was, two empty reads.',
  },
  async run(deps, { lists }) {
    await closeCards(deps)
    if (lists) await closeLists(deps)
  },
})
