import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { foldMonth } from './fold-month.ts'
import { monthOf } from './month.ts'

/** All months of one customer, oldest first: merged, they are its facts. For bulk scoring and `verify`. */
export function foldMonths(
  policy: Policy,
  customerId: string,
  events: readonly FactEvent[],
): readonly EventMonth[] {
  const byMonth = Map.groupBy(events, ({ bookedAt }) => monthOf(bookedAt))

  return [...byMonth.keys()]
    .sort()
    .map((month) => foldMonth(policy, customerId, month, byMonth.get(month) ?? []))
}
