import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import { defineJob } from './define-job.ts'

/** For as long an answer that was worked out is kept: what comes again by then is said, not done a second time. */
const patientForMs = 55 * 60_000

/**
 * What a chat surface has sent and did not wait for: a mention, a direct message, an opened home, a workspace that took
 * the app away. It is put on the queue before the surface gets its acknowledgement; a delivery of the same event that
 * comes again has the same key.
 */
export const receive = defineJob({
  name: 'receive',
  input: z.object({
    surface: z.enum(['slack', 'wecom']),
    /** The event's own id at the surface. */
    id: z.string().regex(/^[\w-]{1,100}$/),
    event: z.unknown(),
  }),
  key: ({ surface, id }) => `${surface}-${id}`,
  keep: 50_000, // a surface may deliver again for a day
  retry: { attempts: 4, backoff: 'exponential', firstDelayMs: 1_000, patientForMs },
  concurrency: 8,
  async run({ receivers }, { surface, event }) {
    const receiver = receivers?.[surface]
    if (!receiver) {
      throw new AppError({
        code: 'surface-off',
        message: `An event of ${surface} came to a worker in which that surface is off.`,
        remedy: `Give bot and worker the same variables for ${surface}, and restart them.`,
        retryable: true,
      })
    }
    await receiver(event)
  },
})
