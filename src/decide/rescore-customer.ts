import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { decideCustomer } from './decide-customer.ts'
import type { DecideDeps } from './deps.ts'
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
 * Folds what is new on one customer and decides again, in one conditional update. Another decision in between
 * makes it start over from what stands then, and so does a run that has cut the base meanwhile: that run may
 * have passed this customer by already.
 * @returns whether notices wait for the relay.
 * @throws AppError `no-policy`; `customer-contended` (retryable)
 */
export async function rescoreCustomer(
  deps: DecideDeps,
  customerId: string,
): Promise<{ readonly notices: boolean }> {
  const policy = await activePolicy(deps)

  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const cut = await deps.cuts.latest(policy.version)
    const customer = await deps.customers.get(customerId)
    if (customer?.status !== 'active') return { notices: false }
    if (cut && isOlderCut(cut._id, customer.score?.cutId)) continue

    const facts = await foldCustomer(deps, policy, customer)
    const change = decideCustomer(customer, facts, { policy, cut, now: deps.clock.now() })
    if (!(await deps.customers.update(customerId, customer.rev, change))) continue

    const newest = await deps.cuts.latest(policy.version)
    if (newest?._id === cut?._id) return { notices: customer.outgoing.length + change.push.length > 0 }
  }
  throw contended(customerId)
}
