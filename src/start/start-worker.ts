import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import { queueNames } from '#jobs/names.ts'
import type { Env } from '#src/config/env.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { keepReconciled, type Reconciling } from './keep-reconciled.ts'
import type { Closing } from './lifetime.ts'

/** What jobs may take to finish after SIGTERM; the rest of the 25 s is for the stores. */
const FINISH_WITHIN_MS = 20_000

/** Starts every job's worker in this process, and keeps the queues filled with what the database asks for. */
export async function startWorker(
  env: Env,
  { redisUrl, deps, queues, log }: { redisUrl: string; deps: JobDeps; queues: Queues; log: Logger },
): Promise<Closing> {
  let reconciling: Reconciling | undefined
  const workers = await startWorkers({
    url: redisUrl,
    jobs,
    names: queueNames,
    deps,
    log,
    companyTimeZone: env.COMPANY_TIME_ZONE,
    onReconnect: () => reconciling?.now('back'),
  })
  reconciling = keepReconciled({ queues, workers, log })
  reconciling.now('start')

  return {
    name: 'worker',
    async close() {
      await reconciling.close()
      await workers.close(FINISH_WITHIN_MS)
    },
  }
}
