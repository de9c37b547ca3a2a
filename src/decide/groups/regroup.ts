import type { DecideDeps } from '#src/decide/deps.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { AppError } from '#src/domain/errors.ts'
import { type GroupChange, type GroupFrame, isHeldElsewhere, sumUp } from '#src/domain/group/sum-up.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { topOf, treeUnder } from './group-tree.ts'

const MAX_ATTEMPTS = 8
const PAGE = 500

/** Writes what has changed, each at the `rev` it was read at; false where one has moved on. */
async function write({ customers }: DecideDeps, changes: readonly GroupChange[]): Promise<boolean> {
  const written = await customers.updateMany(
    changes.map(({ customer: { _id: id, rev }, group }) => ({
      id,
      rev,
      change: { set: present({ group }), unset: group ? [] : (['group'] as const), push: [] },
    })),
  )
  return written.size === changes.length
}

/** Everybody who was in this group and is not under its top company any more. */
async function leavers(
  deps: DecideDeps,
  root: string,
  tree: readonly Customer[],
): Promise<readonly GroupChange[]> {
  const stay = new Set(tree.map(({ _id }) => _id))
  const gone = (await deps.customers.inGroup(root)).filter(({ _id }) => !stay.has(_id))

  return gone.map((customer) => ({ customer, group: undefined }))
}

/** One pass; undefined where somebody has moved on meanwhile. */
async function attempt(deps: DecideDeps, id: string, frame: GroupFrame, mark: boolean) {
  const asked = await deps.customers.get(id)
  const top = asked?.status === 'active' ? await topOf(deps, asked) : undefined
  const tree = top ? await treeUnder(deps, top) : []
  const root = top?._id ?? id
  const changes = [...sumUp(tree, root, frame), ...(await leavers(deps, root, tree))]
  const moved = changes.filter((change) => !change.group || isHeldElsewhere(change, frame))
  const marks = mark ? moved.map(({ customer }) => ({ id: customer._id, months: [] })) : []
  const token = `group ${root} ${frame.now.toISOString()} ${moved.map((one) => one.group?.kappa).join(' ')}`

  if (marks.length > 0) await deps.customers.markDirty(marks, token, 'open')
  const isWritten = changes.length === 0 || (await write(deps, changes))
  if (marks.length > 0) await deps.customers.markDirty(marks, token, 'closed')
  if (!isWritten) return undefined

  const waiting = tree.filter(({ dirty }) => dirty).map(({ _id }) => _id)
  return { root, ids: [...new Set([...waiting, ...moved.map(({ customer }) => customer._id)])] }
}

const contended = (id: string) =>
  new AppError({
    code: 'group-contended',
    message: `The group of customer ${id} changed ${MAX_ATTEMPTS} times while it was being summed up.`,
    remedy: 'Nothing is lost: it is tried again.',
    retryable: true,
  })

async function settle(deps: DecideDeps, id: string, frame: GroupFrame, mark: boolean) {
  for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
    const done = await attempt(deps, id, frame, mark)
    if (done) return done
  }
  throw contended(id)
}

/**
 * Sums up the group of a customer, and the one it was in, and tells every member. Only they are read and written.
 * @returns those to decide again: whom the group now holds elsewhere, and who had waited to be counted
 * @throws AppError `no-policy`; `group-contended` (retryable)
 */
export async function regroup(deps: DecideDeps, customerId: string): Promise<readonly string[]> {
  const policy = await activePolicy(deps)
  const frame = { policy, cut: await deps.cuts.latest(policy.version), now: deps.clock.now() }
  const before = (await deps.customers.get(customerId))?.group?.root
  const { root, ids } = await settle(deps, customerId, frame, true)
  if (before === undefined || before === root) return ids

  return [...new Set([...ids, ...(await settle(deps, before, frame, true)).ids])]
}

/** The top companies of everybody who has a parent or a group, also those they were under before. */
export async function* allTops(deps: DecideDeps): AsyncIterable<string> {
  let page: readonly Customer[] = []
  do {
    page = await deps.customers.grouped(page.at(-1)?._id, PAGE)
    for (const customer of page) {
      const { _id } = await topOf(deps, customer)
      yield _id
      if (customer.group && customer.group.root !== _id) yield customer.group.root
    }
  } while (page.length === PAGE)
}

/** All groups under one cut, before a run decides everybody by it: so nobody is marked. */
export async function regroupAll(deps: DecideDeps, policy: Policy, cut: Cut): Promise<void> {
  const frame = { policy, cut, now: deps.clock.now() }
  const done = new Set<string>()
  for await (const top of allTops(deps)) {
    if (!done.has(top)) await settle(deps, top, frame, false)
    done.add(top)
  }
}
