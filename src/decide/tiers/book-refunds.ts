import type { DecideDeps } from '#src/decide/deps.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { type Rebooking, rebookings } from '#src/domain/facts/book-refunds.ts'
import { monthOf } from '#src/domain/facts/month.ts'

type Deps = Pick<DecideDeps, 'customers' | 'events'>

const monthsOf = ({ refund, bookedAt }: Rebooking): readonly string[] => [
  monthOf(refund.bookedAt),
  monthOf(bookedAt),
]

/** Names what is about to be done: two who do the same at once may share the mark. */
const tokenOf = (changes: readonly Rebooking[]): string =>
  `rebook ${changes.map(({ refund, bookedAt }) => `${refund._id} ${bookedAt.toISOString()}`).join(' ')}`

/**
 * Books refunds anew where these events show how, and answers whose. Their months are marked first: killed
 * before the last fold, whoever decides next folds them again.
 */
export async function bookRefunds(
  { customers, events }: Deps,
  known: readonly FactEvent[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const byCustomer = Map.groupBy(rebookings(known), ({ refund }) => refund.customerId)
  const months = new Map([...byCustomer].map(([id, changes]) => [id, new Set(changes.flatMap(monthsOf))]))

  for (const [id, changes] of byCustomer) {
    await customers.markDirty([{ id, months: [...(months.get(id) ?? [])] }], tokenOf(changes), 'closed')
    await events.rebook(changes)
  }
  return months
}

/**
 * The same for one customer whose events of some months are known: asks the store for the rows and refunds of the
 * orders they name. Answers the months that changed.
 */
export async function bookRefundsOf(
  deps: Deps,
  customerId: string,
  known: readonly FactEvent[],
): Promise<ReadonlySet<string>> {
  const numbers = known.flatMap((event) =>
    (event.kind === 'order' || event.kind === 'refund') && event.orderNumber !== undefined
      ? [event.orderNumber]
      : [],
  )
  if (numbers.length === 0) return new Set()

  const rows = await deps.events.ofOrders(customerId, [...new Set(numbers)])
  return (await bookRefunds(deps, rows)).get(customerId) ?? new Set()
}
