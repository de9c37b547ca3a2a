import { DelayedError, type Job } from 'bullmq'
import { isAppError } from '#src/domain/errors.ts'
import type { JobDefinition } from '#src/ports/job.ts'
import type { Logger } from '#src/ports/logger.ts'
import { failureOf } from './job-failure.ts'
import { parseInput } from './job-input.ts'

/** What BullMQ calls for each run. It takes three parameters, else BullMQ gives no signal. */
export type Processor = (job: Job, token?: string, signal?: AbortSignal) => Promise<void>

/** A job with what it works with. */
type JobRun<Deps> = {
  readonly definition: JobDefinition<JobDefinition['input'], Deps>
  readonly deps: Deps
  readonly log: Logger
}

/** Runs a job on the input it was enqueued with, checked once more: an older version may have put it there. */
export const processorOf =
  <Deps>({ definition, deps, log }: JobRun<Deps>): Processor =>
  async (job, token, signal) => {
    const attempt = job.attemptsMade + 1
    const context = {
      jobId: job.id ?? '',
      attempt,
      lastAttempt: attempt >= (job.opts.attempts ?? 1),
      signal: signal ?? new AbortController().signal,
    }

    try {
      await definition.run(deps, parseInput(definition, job.data), context)
    } catch (error) {
      const waitMs = movedBy(definition, job, error)
      if (waitMs === undefined) throw failureOf(error)
      log.info('a job waits as long as it was asked to', { job: job.name, jobId: job.id, waitMs })
      await job.moveToDelayed(Date.now() + waitMs, token)
      throw new DelayedError() // BullMQ's word for: moved, neither done nor failed
    }
  }

/** How long a refusal moves the job, where it says so and the job is patient; undefined: it is a failed attempt. */
function movedBy(
  { retry: { patientForMs = 0 } }: JobDefinition,
  { timestamp }: Job,
  error: unknown,
): number | undefined {
  if (!isAppError(error) || !error.retryable || error.retryAfterMs <= 0) return undefined
  const isPatient = Date.now() + error.retryAfterMs < timestamp + patientForMs
  return isPatient ? error.retryAfterMs : undefined
}
