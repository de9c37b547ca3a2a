import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer, ScoreNext } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Customers } from '#src/ports/customers.ts'

type Deps = Pick<DecideDeps, 'customers' | 'events'>
type Version = Pick<Policy, 'version'>

/** Whether this customer's facts are to be folded under the version yet. */
export const lacksNext = ({ scoreNext, score }: Customer, { version }: Version): boolean =>
  scoreNext?.policyVersion !== version && score?.policyVersion !== version

/** The customer as the version sees it: with its sums in place of those that stand, and no score yet. */
export function asNext(customer: Customer, { sums, valueSum }: ScoreNext): Customer {
  const { score: _, ...plain } = customer
  return { ...plain, facts: { ...customer.facts, sums, valueSum } }
}

/** The same of whoever was folded under the version and is not decided by it; others as they stand. */
const seenUnder = (customer: Customer, { version }: Version): Customer =>
  customer.scoreNext?.policyVersion === version && customer.score?.policyVersion !== version
    ? asNext(customer, customer.scoreNext)
    : customer

function nextOf(policy: Policy, customerId: string, events: readonly FactEvent[]): ScoreNext {
  const { sums, valueSum } = mergeFacts(foldMonths(policy, customerId, events).map(({ facts }) => facts))
  return { policyVersion: policy.version, sums, valueSum }
}

/**
 * Folds whoever of a page is not folded under the policy yet, keeps that beside what stands, and answers the page
 * as the policy sees it. One that is decided meanwhile loses what was kept: whoever walks by next folds it again.
 * @param read events of those who lack, where they were asked for already
 */
export async function pageUnder(
  { customers, events }: Deps,
  policy: Policy,
  page: readonly Customer[],
  read?: readonly FactEvent[],
): Promise<readonly Customer[]> {
  const lacking = page.filter((customer) => lacksNext(customer, policy))
  if (lacking.length === 0) return page.map((customer) => seenUnder(customer, policy))

  const found = await (read ?? events.ofCustomers(lacking.map(({ _id }) => _id)))
  const byCustomer = Map.groupBy(found, ({ customerId }) => customerId)
  const next = new Map(lacking.map(({ _id }) => [_id, nextOf(policy, _id, byCustomer.get(_id) ?? [])]))
  await customers.putNext(
    lacking.flatMap(({ _id: id, rev }) => {
      const kept = next.get(id)
      return kept ? [{ id, rev, next: kept }] : []
    }),
  )
  return page.map((customer) => {
    const fresh = next.get(customer._id)
    return fresh ? asNext(customer, fresh) : seenUnder(customer, policy)
  })
}

/** Customers as a version sees them, whatever is in force: what a first cut of it is made from. */
export function customersUnder(deps: Deps, policy: Policy): Customers {
  const { customers } = deps
  const under = async (found: Promise<readonly Customer[]>) => pageUnder(deps, policy, await found)

  return {
    ...customers,
    get: async (id) => {
      const found = await customers.get(id)
      return found && (await pageUnder(deps, policy, [found]))[0]
    },
    getMany: (ids) => under(customers.getMany(ids)),
    page: (after, limit) => under(customers.page(after, limit)),
    childrenOf: (parents) => under(customers.childrenOf(parents)),
    inGroup: (root) => under(customers.inGroup(root)),
    grouped: (after, limit) => under(customers.grouped(after, limit)),
  }
}
