import type { Queue } from 'bullmq'
import { AppError } from '#src/domain/errors.ts'
import type { JobDefinition } from '#src/ports/job.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { QueueCounts, Queues } from '#src/ports/queue.ts'
import { checkJobs } from './check-jobs.ts'
import { isOutage } from './is-outage.ts'
import { parseInput } from './job-input.ts'
import { optionsFor } from './job-options.ts'
import { openQueue } from './open-queue.ts'
import { linkRedis } from './redis-link.ts'

/** The in-process Redis answers nobody else while it works on a batch: measured, 100 to 300 ms for 50 jobs. */
const BATCH = 50

export type QueuesOptions = {
  readonly url: string
  readonly prefix?: string
  readonly jobs: readonly JobDefinition[]
  readonly log: Logger
  /** Called at each reconnect: what Redis has lost meanwhile is to be enqueued again. */
  readonly onReconnect?: () => void
  readonly connectWithinMs?: number
}

/**
 * The producer's side of the queues, one per job.
 * @throws AppError `jobs-misdefined`, `redis-unreachable`
 */
export const createQueues = async (options: QueuesOptions): Promise<Queues> => {
  checkJobs(options.jobs)
  const link = await linkRedis({ ...options, role: 'producer' })
  const lanes = new Map(
    options.jobs.map((job) => [job.name, { job, queue: openQueue(job.name, link, options.prefix) }]),
  )

  return {
    async enqueue(name, input, { delayMs } = {}) {
      const { job, queue } = laneOf(lanes, name)
      const parsed = parseInput(job, input)
      await available(queue.add(name, input, optionsFor(job, parsed, delayMs)))
    },
    async enqueueMany(name, inputs) {
      const { job, queue } = laneOf(lanes, name)
      const entries = inputs.map((input) => ({
        name,
        data: input,
        opts: optionsFor(job, parseInput(job, input)),
      }))
      for (let from = 0; from < entries.length; from += BATCH) {
        await available(queue.addBulk(entries.slice(from, from + BATCH)))
      }
    },
    async counts() {
      const rows = [...lanes].map(async ([name, { queue }]) => [name, await available(count(queue))] as const)
      return Object.fromEntries(await Promise.all(rows))
    },
    isReady: () => link.answers(),
    async close() {
      await Promise.all([...lanes.values()].map(({ queue }) => queue.close()))
      await link.close()
    },
  }
}

type Lane = { readonly job: JobDefinition; readonly queue: Queue }

const laneOf = (lanes: ReadonlyMap<string, Lane>, name: string): Lane => {
  const lane = lanes.get(name)
  if (lane) return lane

  throw new AppError({
    code: 'job-unknown',
    message: `There is no job called ${name}.`,
    remedy: 'Use a name from jobs/index.ts, or add the job there.',
  })
}

const count = async (queue: Queue): Promise<QueueCounts> => {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed')
  const { waiting = 0, active = 0, delayed = 0, completed = 0, failed = 0 } = counts

  return { waiting, active, delayed, completed, failed }
}

const available = async <T>(asked: Promise<T>): Promise<T> => {
  try {
    return await asked
  } catch (cause) {
    if (!isOutage(cause)) throw cause
    throw new AppError({
      code: 'queue-unavailable',
      message: 'The queues cannot be reached at the moment.',
      remedy: 'Check that Redis runs; what was to be done is found again once it is back.',
      retryable: true,
      cause,
    })
  }
}
