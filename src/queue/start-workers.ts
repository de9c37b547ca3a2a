import { Worker } from 'bullmq'
import type { z } from 'zod'
import type { JobDefinition } from '#src/ports/job.ts'
import type { Logger } from '#src/ports/logger.ts'
import { checkJobs } from './check-jobs.ts'
import { drainWorkers } from './drain-workers.ts'
import { logWorker } from './log-worker.ts'
import { DEFAULT_PREFIX } from './open-queue.ts'
import { linkRedis, type RedisLink } from './redis-link.ts'
import { processorOf } from './run-job.ts'
import { keepSchedules, syncSchedules } from './sync-schedules.ts'

export type WorkersOptions<Deps> = {
  readonly url: string
  readonly prefix?: string
  readonly jobs: readonly JobDefinition<z.ZodType, Deps>[]
  readonly deps: Deps
  readonly log: Logger
  /** Names that the code enqueues to: each must have its job. */
  readonly names?: readonly string[]
  /** IANA zone behind `tz: 'company'`; UTC unless told. */
  readonly companyTimeZone?: string
  /** Called at each reconnect: what Redis has lost meanwhile is to be enqueued again. */
  readonly onReconnect?: () => void
  readonly connectWithinMs?: number
  /** How soon work of a killed process is taken over: a lock's life, and how often locks are looked at. */
  readonly stalled?: { readonly lockMs: number; readonly checkMs: number }
}

/** Running workers. */
export type RunningWorkers = {
  isReady(): Promise<boolean>
  /** Sets the schedules again that Redis does not have any more. */
  keepSchedules(): Promise<void>
  /** Takes no more work, waits for runs under way, and tells those to stop that last longer than `timeoutMs`. */
  close(timeoutMs: number): Promise<void>
}

/**
 * Starts one worker per job in this process and sets the schedules.
 * @throws AppError `jobs-misdefined`, `redis-unreachable`
 */
export const startWorkers = async <Deps>(options: WorkersOptions<Deps>): Promise<RunningWorkers> => {
  const jobs = options.jobs as readonly JobDefinition[]
  checkJobs(jobs, options.names)
  const link = await linkRedis({ ...options, role: 'worker', onReconnect: () => void afterOutage() })
  const told = new Set<string>()
  const schedules = { ...options, jobs, told, companyTimeZone: options.companyTimeZone ?? 'UTC' }
  const sync = () => syncSchedules(link, schedules)
  const afterOutage = async () => {
    await sync().catch((error: unknown) => options.log.error('schedules were not set', {}, error))
    options.onReconnect?.()
  }

  const running = new Set<Promise<void>>()
  const workers: Worker[] = []
  try {
    await sync()
    workers.push(...options.jobs.map((job) => startWorker(job, link, running, options)))
    await Promise.all(workers.map((worker) => worker.waitUntilReady()))
  } catch (error) {
    await drainWorkers({ link, log: options.log, running, workers }, 0)
    throw error
  }
  let closed: Promise<void> | undefined

  return {
    isReady: () => link.answers(),
    keepSchedules: () => keepSchedules(link, schedules),
    close(timeoutMs) {
      closed ??= drainWorkers({ link, log: options.log, running, workers }, timeoutMs)
      return closed
    },
  }
}

/** Five: a process that is killed again and again loses no job; one that kills its process does not do so forever. */
const MAX_STALLED = 5

const startWorker = <Deps>(
  job: JobDefinition<z.ZodType, Deps>,
  link: RedisLink,
  running: Set<Promise<void>>,
  { deps, log, prefix = DEFAULT_PREFIX, stalled }: WorkersOptions<Deps>,
): Worker => {
  const run = processorOf({ definition: job, deps, log })
  const worker = new Worker(
    job.name,
    (bullJob, token, signal) => {
      const ended = run(bullJob, token, signal).finally(() => running.delete(ended))
      running.add(ended)
      return ended
    },
    {
      connection: link.client,
      prefix,
      concurrency: job.concurrency ?? 1,
      maxStalledCount: MAX_STALLED,
      runRetryDelay: 1_000, // after an outage; BullMQ's own 15 s would leave the queues idle that long
      ...(stalled && { lockDuration: stalled.lockMs, stalledInterval: stalled.checkMs }),
    },
  )
  logWorker(worker, log)

  return worker
}
