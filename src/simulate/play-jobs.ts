import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { AppError } from '#src/domain/errors.ts'
import type { PlayedClock } from './played-clock.ts'
import type { PlayedQueues, Work } from './played-queues.ts'

/** A run that failed for good, or of a job that is not there. */
export type FailedRun = { readonly job: string; readonly at: Date; readonly error: unknown }

export type Worker = {
  readonly deps: JobDeps
  readonly clock: PlayedClock
  readonly queues: PlayedQueues
  readonly failed: FailedRun[]
  /** Milliseconds by job, store included: where the time went. */
  readonly spentMs: Map<string, number>
}

/** Whatever waits for less than this is done in the same breath. */
const BREATH_MS = 60_000
const MANY = 100_000

/** One run of one job as a worker runs it; what fails is tried again as the job wants it. */
async function runOne(worker: Worker, work: Work): Promise<void> {
  const { deps, clock, queues, failed } = worker
  const job = jobs.find(({ name }) => name === work.job)
  if (!job) return void failed.push({ job: work.job, at: clock.now(), error: 'no such job' })

  const { attempts, backoff, firstDelayMs } = job.retry
  const lastAttempt = work.attempt >= attempts
  const context = {
    jobId: job.name,
    attempt: work.attempt,
    lastAttempt,
    signal: new AbortController().signal,
  }
  try {
    await job.run(deps, job.input.parse(work.input), context)
  } catch (error) {
    const isFinal = lastAttempt || (error instanceof AppError && !error.retryable)
    if (isFinal) failed.push({ job: job.name, at: clock.now(), error })
    else queues.again(work, backoff === 'fixed' ? firstDelayMs : firstDelayMs * 2 ** (work.attempt - 1))
  }
}

/** Adds the time that something takes to what its job has taken so far. */
export async function timed<Result>(
  { spentMs }: Pick<Worker, 'spentMs'>,
  what: string,
  run: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now()
  try {
    return await run()
  } finally {
    spentMs.set(what, (spentMs.get(what) ?? 0) + performance.now() - began)
  }
}

/** Runs a job at once: what a schedule asks for. */
export const runJob = (worker: Worker, job: string): Promise<void> =>
  timed(worker, job, () =>
    runOne(worker, { job, input: {}, dueMs: worker.clock.now().getTime(), attempt: 1 }),
  )

/** Decides everybody who waits for it together, as an import does, then has their notices relayed. */
async function decideTogether(worker: Worker, works: readonly Work[]): Promise<void> {
  const { deps, queues } = worker
  const ids = works.map(({ input }) => (input as { readonly customerId: string }).customerId)
  await timed(worker, 'rescore-customer', () => rescoreMany(deps, new Set(ids)))
  await queues.enqueueMany(
    'relay',
    (await deps.customers.outgoingIds(0, MANY)).map((customerId) => ({ customerId })),
  )
}

/** Works off what is due, and what that puts on the queues, until nothing is. */
export async function drain(worker: Worker): Promise<void> {
  const { clock, queues } = worker
  for (;;) {
    const due = queues.take(new Date(clock.now().getTime() + BREATH_MS))
    if (due.length === 0) return

    const decisions = due.filter(({ job }) => job === 'rescore-customer')
    for (const work of due) {
      if (work.job !== 'rescore-customer') await timed(worker, work.job, () => runOne(worker, work))
    }
    if (decisions.length > 0) await decideTogether(worker, decisions)
  }
}
