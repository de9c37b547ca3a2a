import type { Worker } from 'bullmq'
import type { Logger } from '#src/ports/logger.ts'
import type { RedisLink } from './redis-link.ts'
import { within } from './within.ts'

/** The workers of a process and the runs that are under way in them. */
export type WorkerSet = {
  readonly link: RedisLink
  readonly log: Logger
  readonly running: Set<Promise<void>>
  readonly workers: readonly Worker[]
}

/** What runs may still do once they were told to stop, and what closing the connections may take. */
const GRACE_MS = 1_000

/**
 * Stops taking work, waits for the runs under way, then closes. What has not ended after `timeoutMs` is told
 * to stop by its signal and left: its lock runs out, and another worker takes it.
 */
export const drainWorkers = async (set: WorkerSet, timeoutMs: number): Promise<void> => {
  const { workers, running, link, log } = set
  const giveUpAt = performance.now() + timeoutMs
  await Promise.all(workers.map((worker) => worker.pause(true)))

  const idle = await within(settled(running), timeoutMs)
  if (!idle) {
    log.warn('jobs did not end in time and are left to another worker', {
      code: 'jobs-left',
      jobs: running.size,
    })
    for (const worker of workers) worker.cancelAllJobs('shutting down')
    await within(settled(running), GRACE_MS)
  }

  // With Redis away a worker would wait for it for ever; and by force it does not wait for its runs.
  const force = !idle || !link.isUp()
  const left = Math.max(GRACE_MS, giveUpAt - performance.now())
  await within(Promise.all(workers.map((worker) => worker.close(force))), left)
  await link.close()
}

const settled = (running: ReadonlySet<Promise<void>>): Promise<unknown> => Promise.allSettled([...running])
