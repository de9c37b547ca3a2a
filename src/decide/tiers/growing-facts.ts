import { arrivals } from '#src/decide/replay/arrivals.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonth } from '#src/domain/facts/fold-month.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

/** One customer's months so far: their events, and their folds. */
type Growing = { readonly events: Map<string, FactEvent[]>; readonly folds: Map<string, Facts> }

/** Facts as they were known over time. */
export type GrowingFacts = {
  /**
   * The facts of those of whom something new has arrived up to this moment, which is no earlier than the one
   * before. Only the months it is booked in are folded again.
   */
  upTo(now: Date): ReadonlyMap<string, Facts>
}

/** Lets events arrive one moment after another, by `receivedAt`. */
export function growingFacts(policy: Policy, events: readonly FactEvent[]): GrowingFacts {
  const arrivedBy = arrivals(events, ({ receivedAt }) => receivedAt)
  const byCustomer = new Map<string, Growing>()

  return {
    upTo(now) {
      const arrived = Map.groupBy(arrivedBy(now), ({ customerId }) => customerId)
      return new Map([...arrived].map(([id, fresh]) => [id, grown(policy, id, byCustomer, fresh)]))
    },
  }
}

function grown(
  policy: Policy,
  customerId: string,
  byCustomer: Map<string, Growing>,
  fresh: readonly FactEvent[],
): Facts {
  const known: Growing = byCustomer.get(customerId) ?? { events: new Map(), folds: new Map() }
  byCustomer.set(customerId, known)
  for (const [month, those] of Map.groupBy(fresh, ({ bookedAt }) => monthOf(bookedAt))) {
    const all = [...(known.events.get(month) ?? []), ...those]
    known.events.set(month, all)
    known.folds.set(month, foldMonth(policy, customerId, month, all).facts)
  }
  return mergeFacts([...known.folds.values()])
}
