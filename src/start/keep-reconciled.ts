import { isAppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { RunningWorkers } from '#src/queue/start-workers.ts'
import type { Closing } from './lifetime.ts'

type Parts = {
  readonly queues: Pick<Queues, 'enqueue'>
  readonly workers: Pick<RunningWorkers, 'isReady' | 'keepSchedules'>
  readonly log: Logger
  readonly everyMs?: number
}

/** The process's own timer: what is in Redis alone may be gone with it. */
export type Reconciling = Closing & { now(why: 'start' | 'back'): void }

const EVERY_MS = 60_000

/** One occasion a minute however many processes there are: their jobs have one key. */
const minuteOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace(':', '-')

/**
 * Has the queues compared with the database: now, whenever it is asked for (at the start, at each reconnect), and each
 * minute. Schedules that an emptied Redis has lost are set again first. Skipped while Redis is away.
 */
export function keepReconciled({ queues, workers, log, everyMs = EVERY_MS }: Parts): Reconciling {
  let running: Promise<void> | undefined
  const reconcile = async (occasion: string): Promise<void> => {
    if (!(await workers.isReady())) return
    await workers.keepSchedules()
    await queues.enqueue('reconcile', { occasion })
  }
  const failed = (error: unknown) => {
    if (isAppError(error) && error.retryable) return // Redis is away again, which its connection has told
    log.error('the queues were not reconciled', { code: 'not-reconciled' }, error)
  }
  const start = (occasion: string): void => {
    if (running !== undefined) return
    running = reconcile(occasion)
      .catch(failed)
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(() => start(minuteOf(Date.now())), everyMs)

  return {
    name: 'reconcile timer',
    now: (why) => start(`${why}-${Date.now()}-${process.pid}`),
    async close() {
      clearInterval(timer)
      // One under way ends by itself: its connection is closed next.
    },
  }
}
