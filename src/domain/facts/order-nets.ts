import type { FactEvent } from '#src/domain/event.ts'
import { netOrders } from './net-orders.ts'

/** What one customer's orders of a span of time came to, each net of its refunds, minor units; those above 0. */
export const orderNetsBetween = (events: readonly FactEvent[], from: Date, to: Date): readonly number[] =>
  netOrders(events.filter((event) => event.kind === 'order' || event.kind === 'refund'))
    .filter(({ at, netMinor }) => netMinor > 0 && at >= from && at < to)
    .map(({ netMinor }) => netMinor)
