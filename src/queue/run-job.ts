import type { Job } from 'bullmq'
import type { JobDefinition } from '#src/ports/job.ts'
import { failureOf } from './job-failure.ts'
import { parseInput } from './job-input.ts'

/** What BullMQ calls for each run. It takes three parameters, else BullMQ gives no signal. */
export type Processor = (job: Job, token?: string, signal?: AbortSignal) => Promise<void>

/** Runs a job on the input it was enqueued with, checked once more: an older version may have put it there. */
export const processorOf =
  <Deps>(definition: JobDefinition<JobDefinition['input'], Deps>, deps: Deps): Processor =>
  async (job, _token, signal) => {
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
      throw failureOf(error)
    }
  }
