import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { bookRefunds } from './book-refunds.ts'
import { decideCustomer } from './decide-customer.ts'
import type { DecideDeps } from './deps.ts'
import { activePolicy, rescoreCustomer } from './rescore-customer.ts'

const CHUNK = 500

/** All their events, refunds booked on the day of their order. */
async function bookedEvents(deps: DecideDeps, ids: readonly string[]): Promise<readonly FactEvent[]> {
  const events = await deps.events.ofCustomers(ids)
  const moved = await bookRefunds(deps, events)
  if (moved.size === 0) return events

  const again = await deps.events.ofCustomers([...moved.keys()])
  return [...events.filter(({ customerId }) => !moved.has(customerId)), ...again]
}

/** The months of many customers, folded from all their events: for loads, where most months are new anyway. */
async function foldAll(deps: DecideDeps, policy: Policy, ids: readonly string[]) {
  const events = await bookedEvents(deps, ids)
  const months = new Map<string, readonly EventMonth[]>()
  for (const [id, those] of Map.groupBy(events, (event) => event.customerId)) {
    months.set(id, foldMonths(policy, id, those))
  }
  await deps.events.putMonths([...months.values()].flat())
  return months
}

async function rescoreChunk(deps: DecideDeps, policy: Policy, ids: readonly string[]): Promise<number> {
  const customers = (await deps.customers.getMany(ids)).filter(({ status }) => status === 'active')
  const months = await foldAll(deps, policy, ids)
  const cut = await deps.cuts.latest(policy.version)
  const frame = { policy, cut, now: deps.clock.now() }
  const changes = customers
    .filter(({ score }) => !(cut && isOlderCut(cut._id, score?.cutId)))
    .map((customer) => {
      const facts = mergeFacts((months.get(customer._id) ?? []).map((month) => month.facts))
      return { id: customer._id, rev: customer.rev, change: decideCustomer(customer, facts, frame) }
    })
  const written = await deps.customers.updateMany(changes)

  // Whoever was changed in between, or passed by a run that has cut the base meanwhile, is decided alone.
  const newest = await deps.cuts.latest(policy.version)
  const isSettled = (id: string) => written.has(id) && newest?._id === cut?._id
  for (const { _id } of customers.filter(({ _id }) => !isSettled(_id))) await rescoreCustomer(deps, _id)
  return customers.length
}

/**
 * The same as `rescoreCustomer` for many, in chunks: after an import or a load.
 * @returns how many customers were decided.
 */
export async function rescoreMany(
  deps: DecideDeps,
  ids: Iterable<string>,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const policy = await activePolicy(deps)
  let chunk: string[] = []
  let done = 0
  const flush = async () => {
    done += await rescoreChunk(deps, policy, chunk)
    chunk = []
    onProgress(done)
  }

  for (const id of ids) {
    chunk.push(id)
    if (chunk.length === CHUNK) await flush()
  }
  if (chunk.length > 0) await flush()
  return done
}
