import type { DecideDeps } from '#src/decide/deps.ts'
import { customerPages } from '#src/decide/tiers/all-customers.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

/** One active customer as a policy would see it. */
export type SeenUnder = {
  readonly customer: Customer
  readonly facts: Facts
  readonly events: readonly FactEvent[]
}

/** Everybody's facts folded under a policy that is not in force, a page in memory; stores nothing. */
export async function* factsUnder(
  deps: Pick<DecideDeps, 'customers' | 'events'>,
  policy: Policy,
): AsyncIterable<SeenUnder> {
  for await (const page of customerPages(deps)) {
    const all = await deps.events.ofCustomers(page.map(({ _id }) => _id))
    const byCustomer = Map.groupBy(all, ({ customerId }) => customerId)
    for (const customer of page) {
      const events = byCustomer.get(customer._id) ?? []
      const months = foldMonths(policy, customer._id, events).map(({ facts }) => facts)
      yield { customer, facts: withProfile(mergeFacts(months), customer, policy), events }
    }
  }
}
