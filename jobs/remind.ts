import { z } from 'zod'
import { remindTimed } from '#src/decide/tell/remind.ts'
import { defineJob } from './define-job.ts'

/** Moves the reminders that people have timed to the outbox when their moment has come. */
export const remind = defineJob({
  name: 'remind',
  input: z.object({}),
  retry: { attempts: 1, backoff: 'fixed', firstDelayMs: 1_000 },
  schedule: {
    everyMs: 60_000,
    why: 'Who asks for three o’clock looks at three: a minute is as late as it may be.',
  },
  async run(deps) {
    const keys = await remindTimed(deps)
    await deps.queues.enqueueMany(
      'deliver',
      keys.map((outboxId) => ({ outboxId })),
    )
  },
})
