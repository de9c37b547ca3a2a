import type { DecideDeps } from '#src/decide/deps.ts'
import { topOf, treeUnder } from '#src/decide/groups/group-tree.ts'
import { allTops, regroup } from '#src/decide/groups/regroup.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import { readAhead } from '#src/decide/tiers/read-ahead.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import type { Customer } from '#src/domain/customer.ts'
import { sumUp } from '#src/domain/group/sum-up.ts'
import { type Finding, verifyCustomer } from './verify-customer.ts'

const PAGE = 250

/** What a verification came to. */
export type Verified = {
  readonly customers: number
  readonly events: number
  /** New facts that wait for their decision, or a version on its way to them: not compared. */
  readonly waiting: number
  /** Customers on whom something differs. */
  readonly differing: number
}

type Options = {
  /** What a customer is found by, from its names. */
  searchKeysOf(customer: Customer): readonly string[]
  readonly repair: boolean
  onDifference(customerId: string, fields: readonly string[]): void
  onProgress(customers: number): void
}

type Frame = Parameters<typeof verifyCustomer>[1]

const isWaiting = ({ dirty, scoreNext, outgoing }: Customer): boolean =>
  dirty !== undefined || scoreNext !== undefined || outgoing.length > 0

/** All that a page of customers is made of, in two reads. */
async function evidenceOf({ events }: DecideDeps, customers: readonly Customer[]) {
  const ids = customers.map(({ _id }) => _id)
  const [all, months] = await Promise.all([events.ofCustomers(ids), events.monthsOf(ids)])
  const eventsBy = Map.groupBy(all, ({ customerId }) => customerId)
  const monthsBy = Map.groupBy(months, ({ customerId }) => customerId)
  return customers.map((customer) => ({
    customer,
    events: eventsBy.get(customer._id) ?? [],
    months: monthsBy.get(customer._id) ?? [],
  }))
}

/** A second look at those that differ: what was decided between two reads of ours is no difference. */
async function stillDiffer(deps: DecideDeps, found: readonly Finding[], frame: Frame) {
  if (found.length === 0) return []

  const again = await deps.customers.getMany(found.map(({ customerId }) => customerId))
  const settled = again.filter((customer) => !isWaiting(customer))
  return (await evidenceOf(deps, settled)).flatMap((evidence) => verifyCustomer(evidence, frame) ?? [])
}

/** Marks first, so that whatever ends this process the rest is done by a worker; then decides at once. */
async function repairCustomers(deps: DecideDeps, found: readonly Finding[], { searchKeysOf }: Options) {
  const marks = found.map(({ customerId: id, months }) => ({ id, months }))
  await deps.customers.markDirty(marks, 'verify', 'closed')
  await deps.events.removeMonths(found.flatMap(({ wrongFolds }) => wrongFolds))
  const unfindable = found.filter(({ fields }) => fields.includes('searchKeys'))
  const named = await deps.customers.getMany(unfindable.map(({ customerId }) => customerId))
  await deps.customers.setProfile(
    named.map((one) => ({ id: one._id, set: { searchKeys: searchKeysOf(one) }, attrs: {} })),
  )
  await rescoreMany(
    deps,
    marks.map(({ id }) => id),
  )
}

async function frameOf(deps: DecideDeps, { searchKeysOf }: Options): Promise<Frame> {
  const policy = await activePolicy(deps)
  const cut = await deps.cuts.latest(policy.version)
  const sources = await sourceStandings(deps, policy)
  return { policy, cut, now: deps.clock.now(), sources, decided: cut?.decidedAt !== undefined, searchKeysOf }
}

/** Groups whose sum is not that of their members' keys, by member; summed up again where that is asked for. */
async function verifyGroups(
  deps: DecideDeps,
  frame: Frame,
  { repair, onDifference }: Options,
): Promise<number> {
  const differing = new Set<string>()
  const seen = new Set<string>()
  for await (const root of allTops(deps)) {
    if (seen.has(root)) continue
    seen.add(root)
    const asked = await deps.customers.get(root)
    const top = asked?.status === 'active' ? await topOf(deps, asked) : undefined
    if (!top) continue

    const changes = sumUp(await treeUnder(deps, top), top._id, frame).filter(
      ({ customer }) => !isWaiting(customer),
    )
    for (const { customer } of changes) {
      differing.add(customer._id)
      onDifference(customer._id, ['group'])
    }
    if (changes.length > 0 && repair) await rescoreMany(deps, await regroup(deps, root))
  }
  return differing.size
}

/**
 * Recomputes facts, months, scores, tiers, groups and search keys from the events, page by page, and compares them
 * with what stands. With `repair` whoever differs is marked, folded and decided anew.
 * @throws AppError `no-policy`
 */
export async function verify(deps: DecideDeps, options: Options): Promise<Verified> {
  const frame = await frameOf(deps, options)
  const read = async (after: string | undefined) => {
    const rows = await deps.customers.page(after, PAGE)
    return {
      rows,
      evidence: await evidenceOf(
        deps,
        rows.filter((one) => !isWaiting(one)),
      ),
    }
  }
  const sum = { customers: 0, events: 0, waiting: 0, differing: 0 }
  for await (const { rows, evidence } of readAhead(read, PAGE)) {
    const found = evidence.flatMap((each) => verifyCustomer(each, frame) ?? [])
    const differ = await stillDiffer(deps, found, frame)
    for (const { customerId, fields } of differ) options.onDifference(customerId, fields)
    if (options.repair && differ.length > 0) await repairCustomers(deps, differ, options)

    sum.customers += rows.length
    sum.waiting += rows.length - evidence.length
    sum.events += evidence.reduce((all, { events }) => all + events.length, 0)
    sum.differing += differ.length
    options.onProgress(sum.customers)
  }
  return { ...sum, differing: sum.differing + (await verifyGroups(deps, frame, options)) }
}
