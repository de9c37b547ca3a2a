import type { DecideDeps } from '#src/decide/deps.ts'
import { type RelayDeps, relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import type { Queues } from '#src/ports/queue.ts'

type Enqueues = Pick<Queues, 'enqueue' | 'enqueueMany'>
type Deps = DecideDeps & RelayDeps

/**
 * For a terminal, which has no queues: what was said there is decided at once, so that the next answer shows it. All
 * else stands in the documents, where a worker's sweep finds it.
 */
export function inlineQueues(deps: Deps): Enqueues {
  const decide = async (input: unknown) => {
    const { customerId } = input as { readonly customerId: string }
    if (!(await deps.policies.active())) return
    await rescoreCustomer(deps, customerId)
    await relayNotices(deps, customerId, deps.clock.now())
  }
  const run = async (job: string, input: unknown) => {
    if (job === 'rescore-customer') await decide(input)
  }

  return {
    enqueue: run,
    enqueueMany: async (job, inputs) => {
      for (const input of inputs) await run(job, input)
    },
  }
}
