import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { foldMonth } from './fold-month.ts'
import { monthOf } from './month.ts'

/** The months an event has to do with: the one it is booked in, and those it has left. */
const monthsOfEvent = (event: FactEvent): readonly string[] => {
  const left = event.leftMonths ?? []
  return [...new Set([monthOf(event.bookedAt), ...left.map((id) => id.slice(-'YYYY-MM'.length))])]
}

/**
 * The months of one customer, oldest first: all that `events` are booked in or have left, or those named. Merged,
 * all of them are its facts. For bulk scoring and `verify`.
 */
export function foldMonths(
  policy: Policy,
  customerId: string,
  events: readonly FactEvent[],
  months?: Iterable<string>,
): readonly EventMonth[] {
  const byMonth = new Map<string, FactEvent[]>()
  for (const event of events) {
    for (const month of monthsOfEvent(event)) {
      const those = byMonth.get(month)
      if (those) those.push(event)
      else byMonth.set(month, [event])
    }
  }

  return [...(months ?? byMonth.keys())]
    .sort()
    .map((month) => foldMonth(policy, customerId, month, byMonth.get(month) ?? []))
}
