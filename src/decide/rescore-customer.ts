import { AppError } from '#src/domain/errors.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isOlderCut } from '#src/domain/tier/cut-id.ts'
import { decideCustomer } from './decide-customer.ts'
import type { DecideDeps } from './deps.ts'
import { foldCustomer } from './fold-customer.ts'

const MAX_CONFLICTS = 8

/** Another version is in force than the one a decision would be made under. */
const noPolicy = () =>
  new AppError({
    code: 'no-policy',
    message: 'No tiering policy is in force.',
    remedy: 'Start the bot once, or import orders: both put a first policy in force.',
  })

export async function activePolicy({ policies }: Pick<DecideDeps, 'policies'>): Promise<Policy> {
  const policy = await policies.active()
  if (!policy) throw noPolicy()
  return policy
}

/**
 * Folds what is new on one customer and decides again, in one conditional update. Another decision in
 * between makes it start over from what stands then.
 * @returns whether notices wait for the relay.
 */
export async function rescoreCustomer(
  deps: DecideDeps,
  customerId: string,
): Promise<{ readonly notices: boolean }> {
  const policy = await activePolicy(deps)

  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const customer = await deps.customers.get(customerId)
    if (customer?.status !== 'active') return { notices: false }

    const cut = await deps.cuts.latest(policy.version)
    if (cut && isOlderCut(cut._id, customer.score?.cutId)) continue // a newer run has been here: read again

    const facts = await foldCustomer(deps, policy, customer)
    const change = decideCustomer(customer, facts, { policy, cut, now: deps.clock.now() })
    if (await deps.customers.update(customerId, customer.rev, change))
      return { notices: change.push.length > 0 }
  }
  throw new AppError({
    code: 'customer-contended',
    message: `The customer ${customerId} was changed ${MAX_CONFLICTS} times while it was being decided.`,
    remedy: 'Nothing is lost: it is tried again.',
    retryable: true,
  })
}
