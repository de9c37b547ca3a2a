import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import type { Env } from '#src/config/env.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import type { Closing } from './lifetime.ts'

/** What jobs may take to finish after SIGTERM; the rest of the 25 s is for the stores. */
const FINISH_WITHIN_MS = 20_000

/** Starts every job's worker in this process. */
export async function startWorker(
  env: Env,
  { redisUrl, deps, queues, log }: { redisUrl: string; deps: JobDeps; queues: Queues; log: Logger },
): Promise<Closing> {
  const workers = await startWorkers({
    url: redisUrl,
    jobs,
    deps,
    log,
    companyTimeZone: env.COMPANY_TIME_ZONE,
    onReconnect: () =>
      void queues.enqueue('sweep', {}).catch((error) => log.error('sweep was not enqueued', {}, error)),
  })

  return { name: 'worker', close: () => workers.close(FINISH_WITHIN_MS) }
}
