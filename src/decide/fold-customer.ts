import type { Customer } from '#src/domain/customer.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { DecideDeps } from './deps.ts'

/**
 * A customer's facts now: folds again the months that have new events, and merges all. The cost is that of
 * the months named, not of the customer's history.
 */
export async function foldCustomer(
  { events }: Pick<DecideDeps, 'events'>,
  policy: Policy,
  customer: Customer,
): Promise<Facts> {
  const dirty = customer.dirty?.months ?? []
  if (dirty.length > 0) {
    const changed = await events.ofMonths(customer._id, dirty)
    await events.putMonths(foldMonths(policy, customer._id, changed))
  }
  const months = await events.months(customer._id)
  return mergeFacts(months.map((month) => month.facts))
}
