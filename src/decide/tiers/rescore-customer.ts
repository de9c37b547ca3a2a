import type { DecideDeps } from '#src/decide/deps.ts'
import { groupOf, isSettled, keyAlone } from '#src/decide/groups/await-group.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { decideCustomer } from './decide-customer.ts'
import { foldCustomer } from './fold-customer.ts'

const MAX_CONFLICTS = 8

/** @throws AppError `no-policy` in a store that has none in force yet. */
export async function activePolicy({ policies }: Pick<DecideDeps, 'policies'>): Promise<Policy> {
  const policy = await policies.active()
  if (policy) return policy

  throw new AppError({
    code: 'no-policy',
    message: 'No tiering policy is in force.',
    remedy: 'Start the bot once, or import orders: both put a first policy in force.',
  })
}

const contended = (customerId: string) =>
  new AppError({
    code: 'customer-contended',
    message: `The customer ${customerId} was changed ${MAX_CONFLICTS} times while it was being decided.`,
    remedy: 'Nothing is lost: it is tried again.',
    retryable: true,
  })

/**
 * How a decision came out: whether notices wait for the relay; `group`: the customer whose group is to be summed up
 * before the tier can be decided, since only the key was written.
 */
type Rescored = { readonly notices: boolean; readonly group?: string }

/** One try; undefined where it has to be made again: the customer has moved on, or the base has been cut anew. */
async function decideOnce(
  deps: DecideDeps,
  policy: Policy,
  customer: Customer,
  cut: Cut | undefined,
): Promise<Rescored | undefined> {
  const facts = await foldCustomer(deps, policy, customer)
  const sources = await sourceStandings(deps, policy)
  const change = decideCustomer(customer, facts, { policy, cut, now: deps.clock.now(), sources })
  const settled = isSettled(customer, change)
  const written = settled ? change : keyAlone(change)
  if (!(await deps.customers.update(customer._id, customer.rev, written))) return undefined

  const notices = customer.outgoing.length + written.push.length > 0
  if (!settled) return { notices, group: groupOf(customer) }

  const newest = await deps.cuts.latest(policy.version)
  return newest?._id === cut?._id ? { notices } : undefined
}

/**
 * Folds what is new on one customer and decides again, in one conditional update. Another decision in between
 * makes it start over from what stands then, and so does a run that has cut the base meanwhile: that run may
 * have passed this customer by already. So does a policy that was put in force meanwhile.
 * @throws AppError `no-policy`; `customer-contended` (retryable)
 */
export async function rescoreCustomer(deps: DecideDeps, customerId: string): Promise<Rescored> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    // Read before the policy: a version that is put in force meanwhile decides it anew, and this write is refused.
    const customer = await deps.customers.get(customerId)
    const policy = await activePolicy(deps)
    const cut = await deps.cuts.latest(policy.version)
    if (customer?.status !== 'active') return { notices: false }
    if (cut && isOlderCut(cut._id, customer.score?.cutId)) continue

    const rescored = await decideOnce(deps, policy, customer, cut)
    if (rescored) return rescored
  }
  throw contended(customerId)
}
