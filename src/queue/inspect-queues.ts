import type { Queue } from 'bullmq'
import type { JobDefinition } from '#src/ports/job.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { QueueCounts } from '#src/ports/queue.ts'
import { openQueue } from './open-queue.ts'
import { linkRedis } from './redis-link.ts'

/** A job that has failed for good: what BullMQ keeps of it is a code and a place. */
export type FailedJob = {
  readonly queue: string
  readonly id: string
  readonly failure: string
  readonly attempts: number
  readonly at: Date
}

/** One queue as an operator sees it. */
export type QueueState = QueueCounts & {
  readonly queue: string
  /** When it runs next by its schedule. */
  readonly next?: Date
  /** It has a schedule, and Redis does not know of it. */
  readonly unscheduled: boolean
}

/** The queues from outside: no worker, no schedules set. */
export type Inspector = {
  states(): Promise<readonly QueueState[]>
  /** The newest of all queues. */
  failures(limit: number): Promise<readonly FailedJob[]>
  /** Puts the failed jobs of these queues back; answers how many there were. */
  retry(queues: readonly string[]): Promise<number>
  close(): Promise<void>
}

type Options = {
  readonly url: string
  readonly prefix?: string
  readonly jobs: readonly JobDefinition[]
  readonly log: Logger
  readonly connectWithinMs?: number
}

const stateOf = async (job: JobDefinition, queue: Queue): Promise<QueueState> => {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'completed', 'failed')
  const { waiting = 0, active = 0, delayed = 0, completed = 0, failed = 0 } = counts
  const next = job.schedule && (await queue.getJobScheduler(job.name))?.next

  return {
    queue: job.name,
    ...{ waiting, active, delayed, completed, failed },
    ...(next ? { next: new Date(next) } : {}),
    unscheduled: job.schedule !== undefined && !next,
  }
}

const failuresOf = async (queue: Queue, limit: number): Promise<readonly FailedJob[]> => {
  const failed = await queue.getFailed(0, limit - 1)

  return failed.map((job) => ({
    queue: queue.name,
    id: job.id ?? '',
    failure: job.failedReason ?? 'unknown',
    attempts: job.attemptsMade,
    at: new Date(job.finishedOn ?? job.timestamp),
  }))
}

/**
 * Looks at the queues of these jobs.
 * @throws AppError `redis-unreachable`
 */
export async function inspectQueues({ jobs, prefix, ...options }: Options): Promise<Inspector> {
  const link = await linkRedis({ ...options, role: 'producer' })
  const lanes = jobs.map((job) => ({ job, queue: openQueue(job.name, link, prefix) }))

  return {
    states: () => Promise.all(lanes.map(({ job, queue }) => stateOf(job, queue))),
    failures: async (limit) => {
      const all = await Promise.all(lanes.map(({ queue }) => failuresOf(queue, limit)))
      return all
        .flat()
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, limit)
    },
    retry: async (names) => {
      let count = 0
      for (const { queue } of lanes.filter(({ job }) => names.includes(job.name))) {
        count += await queue.getFailedCount()
        await queue.retryJobs({ state: 'failed' })
      }
      return count
    },
    async close() {
      await Promise.all(lanes.map(({ queue }) => queue.close()))
      await link.close()
    },
  }
}
