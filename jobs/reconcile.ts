import { z } from 'zod'
import { finishMerge } from '#src/decide/merge/finish-merge.ts'
import { addDays } from '#src/domain/days.ts'
import { defineJob } from './define-job.ts'
import type { JobDeps } from './deps.ts'

/** A bound per round: what is left over is found by the next one. */
const PORTION = 2_000
const RELAY_AFTER_MS = 10_000
const DIRTY_AFTER_MS = 60_000
/** A run over a million customers takes minutes; one that has not ended after this was killed. */
const RUN_DEAD_AFTER_DAYS = 1 / 48

/** Enqueues unless the queue has as much to do already: what it lacks is found once it has come down to it. */
async function refill(
  { queues }: JobDeps,
  job: string,
  ids: (limit: number) => Promise<readonly string[]>,
  asInput: (id: string) => unknown,
): Promise<void> {
  const { waiting = 0, delayed = 0 } = (await queues.counts())[job] ?? {}
  if (waiting + delayed >= PORTION) return

  await queues.enqueueMany(job, (await ids(PORTION)).map(asInput))
}

const asCustomer = (customerId: string) => ({ customerId })

/** Who has waited longer than a queue makes anybody wait. */
async function refillCustomers(deps: JobDeps): Promise<void> {
  const { customers } = deps
  const forgotten = async (limit: number) => {
    const dirty = await customers.dirtyIds(DIRTY_AFTER_MS, limit)
    return [...new Set([...dirty, ...(await laggingIds(deps, limit))])]
  }
  await refill(deps, 'rescore-customer', forgotten, asCustomer)
  await refill(deps, 'relay', (limit) => customers.outgoingIds(RELAY_AFTER_MS, limit), asCustomer)
}

/** Decided under a version that is not in force any more, and no rebuild is on its way to them. */
async function laggingIds({ customers, policies, rebuilds }: JobDeps, limit: number) {
  const policy = await policies.active()
  if (!policy?.scales || (await rebuilds.unfinished()).length > 0) return []

  return customers.laggingIds(policy.version, limit)
}

/** Runs that were begun and have not ended: nothing else would begin them again before tomorrow. */
async function resumeRuns({ policies, cuts, rebuilds, queues, clock }: JobDeps): Promise<void> {
  const versions = await rebuilds.unfinished()
  await queues.enqueueMany(
    'rebuild',
    versions.map((version) => ({ version })),
  )
  const policy = await policies.active()
  const cut = policy && (await cuts.latest(policy.version))
  if (!cut || cut.decidedAt || versions.includes(cut.policyVersion)) return

  if (cut.at < addDays(clock.now(), -RUN_DEAD_AFTER_DAYS)) await queues.enqueue('retier', {})
}

/**
 * Puts on the queues what they should hold and do not: Redis may have been emptied, or a process killed between a
 * write and its enqueueing. What time alone brings is `sweep`’s, which runs now too. The process itself starts this.
 */
export const reconcile = defineJob({
  name: 'reconcile',
  input: z.object({ occasion: z.string() }),
  key: ({ occasion }) => `reconcile-${occasion}`,
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 5_000 },
  async run(deps) {
    await refillCustomers(deps)
    for (const id of await deps.customers.mergedDirtyIds(PORTION)) await finishMerge(deps, id)
    await resumeRuns(deps)
    await deps.queues.enqueue('sweep', {})
  },
})
