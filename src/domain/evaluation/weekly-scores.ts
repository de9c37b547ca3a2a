import type { PurchasePanel } from './purchase-panel.ts'

/** A run of the weekly re-scoring: everyone's forward-decayed spend by the end of that week. */
export type WeeklyRun = {
  readonly week: number
  /** The last day it knows. */
  readonly day: number
  /** log2 of the forward-decayed net spend, −∞ at 0 or less; NaN for customers not yet seen. Overwritten by the next run. */
  readonly kappa: Float64Array
}

export type WeeklyRuns = {
  readonly halfLifeDays: number
  /** Day 1 of week 1; also the landmark. */
  readonly firstDay: number
  readonly fromWeek: number
  readonly toWeek: number
}

/** Rows in the order of their days, with the customer of each. */
function byDay({ ids, start, day }: PurchasePanel) {
  const customer = new Uint32Array(day.length)
  for (let i = 0; i < ids.length; i++) customer.fill(i, start[i], start[i + 1])
  const order = Uint32Array.from(day, (_, row) => row).sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b)
  return { customer, order }
}

/**
 * Weekly runs over a panel, each row added once: forward decay (Cormode et al., ICDE 2009) never rewrites what is
 * there, so a run costs the week's orders.
 */
export function* weeklyRuns(panel: PurchasePanel, runs: WeeklyRuns): Generator<WeeklyRun> {
  const { customer, order } = byDay(panel)
  const sums = new Float64Array(panel.ids.length)
  const kappa = new Float64Array(panel.ids.length).fill(Number.NaN)
  function add(row: number): void {
    const i = customer[row] ?? 0
    const halfLives = ((panel.day[row] ?? 0) - runs.firstDay) / runs.halfLifeDays
    const sum = (sums[i] ?? 0) + (panel.amount[row] ?? 0) * 2 ** halfLives
    sums[i] = sum
    kappa[i] = sum > 0 ? Math.log2(sum) : -Infinity
  }

  let at = 0
  for (let week = runs.fromWeek; week <= runs.toWeek; week++) {
    const day = runs.firstDay + 7 * week - 1
    while (at < order.length && (panel.day[order[at] ?? 0] ?? 0) <= day) add(order[at++] ?? 0)
    yield { week, day, kappa }
  }
}
