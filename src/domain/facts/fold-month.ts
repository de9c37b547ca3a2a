import { latest } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth, Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { monthOf } from './month.ts'
import { purchasesOf } from './purchases.ts'
import { sourcesOf } from './sources.ts'
import { touchesOf } from './touches.ts'

const compare = (a: FactEvent, b: FactEvent) =>
  a.bookedAt.getTime() - b.bookedAt.getTime() || (a._id < b._id ? -1 : Number(a._id > b._id))

/** Canonical: by booking time, then `_id`, each `_id` once. Floats then add up in one order only. */
function canonical(events: readonly FactEvent[]): readonly FactEvent[] {
  const seen = new Set<string>()
  return events.toSorted(compare).filter(({ _id }) => !seen.has(_id) && seen.add(_id))
}

function foldEvents(policy: Policy, events: readonly FactEvent[]): Facts {
  const { spend, orders, ...purchases } = purchasesOf(
    policy,
    events.filter((event) => event.kind === 'order' || event.kind === 'refund'),
  )
  const { engagement, ...touches } = touchesOf(policy, events)

  return {
    sums: { spend, orders, engagement },
    ...purchases,
    ...touches,
    sources: sourcesOf(events),
    eventCount: events.length,
    ...present({ lastEventAt: latest(...events.map(({ at }) => at)) }),
  }
}

/**
 * The facts of one customer's calendar month (UTC, by `bookedAt`), whatever the order or repetition of `events`;
 * those of other months and customers are passed over. Refunds that name an order of this month are netted
 * against it. Amounts must be in the policy's base currency: ingest holds others back.
 */
export function foldMonth(
  policy: Policy,
  customerId: string,
  month: string,
  events: readonly FactEvent[],
): EventMonth {
  const own = events.filter((event) => event.customerId === customerId && monthOf(event.bookedAt) === month)

  return {
    _id: `${customerId}|${month}`,
    customerId,
    month,
    policyVersion: policy.version,
    facts: foldEvents(policy, canonical(own)),
  }
}
