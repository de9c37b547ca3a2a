import type { FactEvent } from '#src/domain/event.ts'
import type { SampleCompany } from '#src/ingest/sample/sample-company.ts'

/** Net spend by customer, in fen, of those who bought. */
export function customersBySpend(events: readonly FactEvent[]): ReadonlyMap<string, number> {
  const spend = new Map<string, number>()
  for (const event of events) {
    if (event.kind !== 'order' && event.kind !== 'refund') continue
    const signed = event.kind === 'order' ? event.amountMinor : -event.amountMinor
    spend.set(event.customerId, (spend.get(event.customerId) ?? 0) + signed)
  }
  return spend
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** What the best `share` of the customers spend, of all. */
export function topShare(spends: readonly number[], share: number): number {
  const best = spends.toSorted((a, b) => b - a)
  return total(best.slice(0, Math.round(best.length * share))) / total(best)
}

/** 0: all spend alike, 1: one spends all. */
export function gini(spends: readonly number[]): number {
  const n = spends.length
  const weighted = spends.toSorted((a, b) => a - b).map((spend, i) => (2 * (i + 1) - n - 1) * spend)
  return total(weighted) / (n * total(spends))
}

/** Of those who ordered, how many did so once. */
export function oneTimeShare(events: readonly FactEvent[]): number {
  const orders = Map.groupBy(
    events.filter(({ kind }) => kind === 'order'),
    ({ customerId }) => customerId,
  )
  return [...orders.values()].filter((own) => own.length === 1).length / orders.size
}

const isFromCustomer = (event: FactEvent): boolean =>
  event.kind === 'order' ||
  event.kind === 'feedback' ||
  (event.kind === 'interaction' && (event.direction === 'in' || event.answered === true))

/** Of the customers, how many gave no sign of life in the last 90 days. */
export function dormantShare({ customers, events }: SampleCompany, end: Date): number {
  const since = end.getTime() - 90 * 86_400_000
  const alive = new Set(
    events.filter((event) => isFromCustomer(event) && event.at.getTime() > since).map((e) => e.customerId),
  )
  const all = customers.filter(({ kind }) => kind === 'customer')
  return all.filter(({ _id }) => !alive.has(_id)).length / all.length
}

/** Orders of a calendar month. */
export const ordersIn = (events: readonly FactEvent[], month: string): number =>
  events.filter(({ kind, at }) => kind === 'order' && at.toISOString().startsWith(month)).length
