import type { SourceSeen } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { confidenceOf } from '#src/domain/score/confidence.ts'
import { type ConfidenceDrop, confidenceDrop } from './confidence-drop.ts'
import { dateOfDay } from './day-number.ts'
import { type PurchasePanel, rowsFrom, rowsTo } from './purchase-panel.ts'

/** An order file tells of orders alone: by the first word of its name, as every source. */
const source = 'orders-file'

/** The newest row of customer i up to and with a day. */
function lastRowUpTo(panel: PurchasePanel, i: number, day: number): number {
  let last = panel.day[rowsFrom(panel, i)] ?? day
  for (let row = rowsFrom(panel, i); row < rowsTo(panel, i); row++) {
    const on = panel.day[row] ?? Infinity
    if (on <= day) last = on
  }
  return last
}

/** What order rows alone let one trust, by the day of the newest one. */
function confidenceAt(policy: Policy, lastDay: number, day: number): number {
  const seen: SourceSeen = { kinds: ['order'], lastAt: dateOfDay(lastDay) }
  const facts = { sources: { [source]: seen }, sums: { spend: 1, orders: 1, engagement: 0 } }
  return confidenceOf(facts, policy, dateOfDay(day))
}

/** Of the customers among `ids`; those last seen on one day have one. */
function confidences(panel: PurchasePanel, ids: ReadonlySet<string>, policy: Policy, day: number) {
  const known = new Map<number, number>()
  const values = panel.ids.flatMap((id, i) => {
    if (!ids.has(id)) return []
    const lastDay = lastRowUpTo(panel, i, day)
    const value = known.get(lastDay) ?? confidenceAt(policy, lastDay, day)
    known.set(lastDay, value)
    return [value]
  })
  return Float64Array.from(values)
}

/** How much of the confidence that order rows alone can give is lost from one day to another. */
export function orderConfidence(
  panel: PurchasePanel,
  ids: readonly string[],
  policy: Policy,
  from: number,
  to: number,
): ConfidenceDrop {
  const among = new Set(ids)
  return confidenceDrop(confidences(panel, among, policy, from), confidences(panel, among, policy, to))
}
