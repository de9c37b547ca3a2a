import { latest } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { EventMonth, Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { answersOf, isAnswer } from './answers.ts'
import { monthOf } from './month.ts'
import { ownSums } from './own-sums.ts'
import { purchasesOf } from './purchases.ts'
import { sourcesOf } from './sources.ts'
import { stageOf } from './stages.ts'
import { touchesOf } from './touches.ts'

const compare = (a: FactEvent, b: FactEvent) =>
  a.bookedAt.getTime() - b.bookedAt.getTime() || (a._id < b._id ? -1 : Number(a._id > b._id))

/** Canonical: by booking time, then `_id`, each `_id` once. Floats then add up in one order only. */
function canonical(events: readonly FactEvent[]): readonly FactEvent[] {
  const seen = new Set<string>()
  return events.toSorted(compare).filter(({ _id }) => !seen.has(_id) && seen.add(_id))
}

const isRetracted = (event: FactEvent): boolean => event.kind === 'note' && event.retracted === true

function foldEvents(policy: Policy, all: readonly FactEvent[]): Facts {
  const events = all.filter((event) => !isRetracted(event))
  const { spend, orders, ...purchases } = purchasesOf(
    policy,
    events.filter((event) => event.kind === 'order' || event.kind === 'refund'),
  )
  const { engagement, ...touches } = touchesOf(policy, events)

  return {
    sums: { spend, orders, engagement, ...ownSums(policy, events) },
    ...purchases,
    ...touches,
    ...answersOf(events),
    sources: sourcesOf(events.filter((event) => !isAnswer(event))),
    // What was taken back counts as seen: a fold that has not seen as much does not replace this one.
    eventCount: all.length,
    ...present({ lastStage: stageOf(events), lastEventAt: latest(...events.map(({ at }) => at)) }),
  }
}

/**
 * The shape of what a fold holds, raised whenever a fold of the same events says more than before: months of another
 * shape are folded again. 2: with the first day's amount and the newest stage. 3: with the newest touches.
 */
export const FOLD_VERSION = 3

/** Re-bookings of this month's refunds, wherever they are booked now, and changes of what was said in it. */
function rebookingsOf(_id: string, events: readonly FactEvent[]): { readonly rebooked?: number } {
  const left = canonical(events).flatMap((event) => event.leftMonths ?? [])
  const rebooked = left.filter((month) => month === _id).length
  return rebooked === 0 ? {} : { rebooked }
}

/**
 * The facts of one customer's calendar month (UTC, by `bookedAt`), whatever the order or repetition of `events`;
 * of those of other months only refunds that have left this one are noted, and other customers' passed over. Refunds that name an order of this month are netted
 * against it. Amounts must be in the policy's base currency: ingest holds others back.
 */
export function foldMonth(
  policy: Policy,
  customerId: string,
  month: string,
  events: readonly FactEvent[],
): EventMonth {
  const _id = `${customerId}|${month}`
  const own = events.filter((event) => event.customerId === customerId && monthOf(event.bookedAt) === month)

  return {
    _id,
    customerId,
    month,
    policyVersion: policy.version,
    foldVersion: FOLD_VERSION,
    facts: foldEvents(policy, canonical(own)),
    ...rebookingsOf(_id, events),
  }
}
