import type { Worker } from 'bullmq'
import type { Logger } from '#src/ports/logger.ts'
import { isOutage } from './is-outage.ts'
import { failureBehind } from './job-failure.ts'

const QUIET_MS = 60_000

/** What the connections tell themselves, once an outage: every job that meets it would say it again. */
const outages: ReadonlySet<string> = new Set(['store-away', 'queue-unavailable'])

/** One line per failed run, by ids and codes, but for those that an outage fails; an error of the worker itself once a minute. */
export const logWorker = (worker: Worker, log: Logger): void => {
  worker.on('failed', (job, error) => {
    const { code, place } = failureBehind(error)
    const ended = job?.finishedOn !== undefined
    const fields = { job: worker.name, jobId: job?.id, attempt: job?.attemptsMade, code, place }
    if (ended) log.error('a job has failed', fields)
    else if (outages.has(code)) log.debug('a job failed in an outage and is tried again', fields)
    else log.warn('a job failed and is tried again', fields)
  })
  worker.on('stalled', (jobId) => {
    log.warn('a job was left by its process and runs again', { job: worker.name, jobId, code: 'job-stalled' })
  })

  let quietUntil = 0
  worker.on('error', (error) => {
    const told = isOutage(error) // by the link, once for all workers
    if (told || performance.now() < quietUntil) return
    quietUntil = performance.now() + QUIET_MS
    // Its end was recorded and the answer lost with the connection, or another worker has taken it meanwhile.
    if (/^Missing (lock|key)/.test(error.message))
      log.warn('a job was no longer ours when it ended', { job: worker.name, code: 'job-lock-lost' })
    else log.error('a worker had an error', { job: worker.name, code: 'worker-error' }, error)
  })
}
