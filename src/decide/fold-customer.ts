import type { Customer } from '#src/domain/customer.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { DecideDeps } from './deps.ts'

/**
 * A customer's facts now: folds again the months that have new events or were folded under another policy, and
 * merges all. The cost is that of the months named, not of the customer's history.
 */
export async function foldCustomer(
  { events }: Pick<DecideDeps, 'events'>,
  policy: Policy,
  { _id, dirty }: Pick<Customer, '_id' | 'dirty'>,
): Promise<Facts> {
  const standing = await events.months(_id)
  const foreign = standing.filter(({ policyVersion }) => policyVersion !== policy.version)
  const wanted = new Set([...(dirty?.months ?? []), ...foreign.map(({ month }) => month)])
  if (wanted.size === 0) return mergeFacts(standing.map(({ facts }) => facts))

  const folded = foldMonths(policy, _id, await events.ofMonths(_id, [...wanted]))
  await events.putMonths(folded)
  const kept = standing.filter(({ month }) => !wanted.has(month))
  return mergeFacts([...kept, ...folded].map(({ facts }) => facts))
}
