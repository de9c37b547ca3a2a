import type { PurchasePanel } from './purchase-panel.ts'
import { rowsFrom, rowsTo } from './purchase-panel.ts'

/** Repeat purchases of all customers up to and with each of the days: what a model's expected total is tracked against. */
export function cumulativeRepeats(panel: PurchasePanel, days: readonly number[]): readonly number[] {
  const repeatDays: number[] = []
  for (let i = 0; i < panel.ids.length; i++) {
    let purchases = 0
    for (let row = rowsFrom(panel, i); row < rowsTo(panel, i); row++)
      if ((panel.amount[row] ?? 0) >= 0 && purchases++ > 0) repeatDays.push(panel.day[row] ?? 0)
  }

  return days.map((day) => repeatDays.reduce((count, on) => count + (on <= day ? 1 : 0), 0))
}
