import type { JobsOptions } from 'bullmq'
import type { JobDefinition } from '#src/ports/job.ts'

const DAY_S = 24 * 60 * 60

/**
 * Finished jobs stay a day, and no more than 1,000 of a queue unless the job keeps more: for as long a key is remembered as having
 * run. Failed ones stay a week for the operator.
 */
const KEEP = {
  removeOnComplete: { age: DAY_S, count: 1_000 },
  removeOnFail: { age: 7 * DAY_S, count: 1_000 },
} as const satisfies JobsOptions

/** What BullMQ is told about every run of a job. */
export const baseOptions = ({ retry, keep = KEEP.removeOnComplete.count }: JobDefinition) => ({
  ...KEEP,
  removeOnComplete: { ...KEEP.removeOnComplete, count: keep },
  attempts: retry.attempts,
  // Jitter: jobs that failed together, since what they need is away, do not come back together.
  backoff: {
    type: retry.backoff,
    delay: retry.firstDelayMs,
    ...(retry.backoff === 'exponential' && { jitter: 0.25 }),
  },
})

/** What BullMQ is told about one enqueued input, which the job's schema has parsed. */
export const optionsFor = (job: JobDefinition, parsed: unknown, delayMs?: number): JobsOptions => ({
  ...baseOptions(job),
  ...(job.key && { jobId: job.key(parsed) }),
  ...(job.debounce && {
    // A fixed window: the run is due `windowMs` after the first event. BullMQ holds an event that arrives
    // during the run and enqueues it when the run has ended.
    deduplication: { id: job.debounce.id(parsed), ttl: job.debounce.windowMs, keepLastIfActive: true },
    delay: job.debounce.windowMs,
  }),
  ...(delayMs !== undefined && { delay: delayMs }),
})
