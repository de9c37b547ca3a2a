import type { FactEvent } from '#src/domain/event.ts'
import type { Dimension } from '#src/domain/facts.ts'
import { isOfProfile, type Measure } from '#src/domain/policy/measure.ts'
import type { Policy } from '#src/domain/policy.ts'
import { growth } from '#src/domain/score/decay.ts'
import { netOrders } from './net-orders.ts'

type Counted = { readonly at: Date; readonly points: number }

/** Orders with a positive net amount, when they count. */
function ordersOf(events: readonly FactEvent[], products?: readonly string[]): readonly Counted[] {
  const money = events.filter((event) => event.kind === 'order' || event.kind === 'refund')
  return netOrders(money)
    .filter(({ netMinor, main }) => netMinor > 0 && (!products || products.includes(main?.product ?? '')))
    .map(({ at }) => ({ at, points: 1 }))
}

/** The newest of a month's orders stands for the month, so that one more never takes anything away. */
function monthOfPurchase(events: readonly FactEvent[]): readonly Counted[] {
  const orders = ordersOf(events)
  const newest = orders.reduce<Counted | undefined>(
    (best, one) => (best && best.at >= one.at ? best : one),
    undefined,
  )
  return newest ? [newest] : []
}

const once = ({ bookedAt }: FactEvent): Counted => ({ at: bookedAt, points: 1 })

function counted(measure: Measure, events: readonly FactEvent[]): readonly Counted[] {
  if (measure.of === 'orders') return ordersOf(events, measure.products)
  if (measure.of === 'purchase-months') return monthOfPurchase(events)
  if (measure.of === 'interactions')
    return events
      .filter((event) => event.kind === 'interaction')
      .filter(({ channel }) => measure.channels?.includes(channel) ?? true)
      .filter(({ direction }) => measure.direction === undefined || measure.direction === direction)
      .map(once)
  if (measure.of === 'ratings')
    return events
      .filter((event) => event.kind === 'feedback')
      .filter(({ topic, rating }) => rating >= measure.rating && (measure.topics?.includes(topic) ?? true))
      .map(once)
  if (measure.of === 'stages')
    return events
      .filter((event) => event.kind === 'stage')
      .map(({ stage, bookedAt }) => ({ at: bookedAt, points: measure.points[stage] ?? 0 }))
  return []
}

/** The forward-decayed sums of the policy's own dimensions over one month's events, in canonical order. */
export function ownSums(policy: Policy, events: readonly FactEvent[]): Readonly<Record<Dimension, number>> {
  const entries = policy.dimensions.flatMap(({ name, counts }) => {
    if (counts === undefined || isOfProfile(counts)) return []

    const sum = counted(counts, events).reduce((all, { at, points }) => all + points * growth(at, policy), 0)
    return [[name, sum] as const]
  })
  return Object.fromEntries(entries)
}
