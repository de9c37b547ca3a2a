import type { DecideDeps } from '#src/decide/deps.ts'
import { groupOf, isSettled, keyAlone } from '#src/decide/groups/await-group.ts'
import { regroup } from '#src/decide/groups/regroup.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { bookRefunds } from './book-refunds.ts'
import { decideCustomer } from './decide-customer.ts'
import { foldAgain, hasFewNew } from './fold-customer.ts'
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

type Months = ReadonlyMap<string, readonly EventMonth[]>

/** Folded from all their events: for loads, where most months are new anyway. */
async function foldWhole(deps: DecideDeps, policy: Policy, ids: readonly string[]): Promise<Months> {
  const events = await bookedEvents(deps, ids)
  const months = new Map<string, readonly EventMonth[]>()
  for (const [id, those] of Map.groupBy(events, (event) => event.customerId)) {
    months.set(id, foldMonths(policy, id, those))
  }
  await deps.events.putMonths([...months.values()].flat())
  return months
}

/** The months of many customers: where they stand, only those with new facts are folded again. */
async function foldAll(
  deps: DecideDeps,
  policy: Policy,
  ids: readonly string[],
  customers: readonly Customer[],
): Promise<Months> {
  const standing = Map.groupBy(await deps.events.monthsOf(ids), ({ customerId }) => customerId)
  const few = customers.filter((customer) => hasFewNew(customer, policy, standing.get(customer._id) ?? []))
  const isFew = new Set(few.map(({ _id }) => _id))
  const refolded = await Promise.all(
    few.map(async ({ _id, dirty }) => ({
      _id,
      ...(await foldAgain(deps, policy, _id, standing.get(_id) ?? [], new Set(dirty?.months))),
    })),
  )
  await deps.events.putMonths(refolded.flatMap(({ folded }) => folded))
  const whole = await foldWhole(
    deps,
    policy,
    ids.filter((id) => !isFew.has(id)),
  )
  return new Map([...whole, ...refolded.map(({ _id, kept, folded }) => [_id, [...kept, ...folded]] as const)])
}

/** What a chunk came to: how many were looked at, and whose groups are to be summed up first. */
type Chunk = { readonly decided: number; readonly groups: ReadonlySet<string> }

async function rescoreChunk(deps: DecideDeps, ids: readonly string[]): Promise<Chunk> {
  const customers = (await deps.customers.getMany(ids)).filter(({ status }) => status === 'active')
  const policy = await activePolicy(deps) // after the customers, as in `rescoreCustomer`
  const months = await foldAll(deps, policy, ids, customers)
  const cut = await deps.cuts.latest(policy.version)
  const frame = { policy, cut, now: deps.clock.now(), sources: await sourceStandings(deps, policy) }
  const groups = new Set<string>()
  const changes = customers
    .filter(({ score }) => !(cut && isOlderCut(cut._id, score?.cutId)))
    .map((customer) => {
      const facts = mergeFacts((months.get(customer._id) ?? []).map((month) => month.facts))
      const decided = decideCustomer(customer, facts, frame)
      const settled = isSettled(customer, decided)
      if (!settled) groups.add(groupOf(customer))
      return { id: customer._id, rev: customer.rev, change: settled ? decided : keyAlone(decided) }
    })
  const written = await deps.customers.updateMany(changes)

  // Whoever was changed in between, or passed by a run that has cut the base meanwhile, is decided alone.
  const newest = await deps.cuts.latest(policy.version)
  const stands = (id: string) => written.has(id) && newest?._id === cut?._id
  for (const { _id } of customers.filter(({ _id }) => !stands(_id))) await rescoreCustomer(deps, _id)
  return { decided: customers.length, groups }
}

/** Sums groups up and decides their members whose tier had waited for it, or is moved by it. */
async function settleGroups(deps: DecideDeps, groups: ReadonlySet<string>): Promise<void> {
  const members = new Set<string>()
  for (const group of groups) for (const id of await regroup(deps, group)) members.add(id)
  for (const id of members) await rescoreCustomer(deps, id)
}

/**
 * The same as `rescoreCustomer` for many, in chunks: after an import or a load. Groups are summed up at the end, each
 * once.
 * @returns how many customers were decided.
 */
export async function rescoreMany(
  deps: DecideDeps,
  ids: Iterable<string>,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const groups = new Set<string>()
  let chunk: string[] = []
  let done = 0
  const flush = async () => {
    const result = await rescoreChunk(deps, chunk)
    for (const group of result.groups) groups.add(group)
    done += result.decided
    chunk = []
    onProgress(done)
  }

  for (const id of ids) {
    chunk.push(id)
    if (chunk.length === CHUNK) await flush()
  }
  if (chunk.length > 0) await flush()
  await settleGroups(deps, groups)
  return done
}
