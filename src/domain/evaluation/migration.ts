import type { Steps } from './tiers-by-share.ts'

/** From row to column: how many customers, and which share of the row's. Rows and columns are steps, 0 the best. */
export type Migration = {
  readonly counts: readonly (readonly number[])[]
  readonly shares: readonly (readonly number[])[]
}

/** Where the customers of each tier stand later. Both lists are over the same customers in the same order. */
export function migration(before: Steps, after: Steps, tiers: number): Migration {
  const counts = Array.from({ length: tiers }, () => new Array<number>(tiers).fill(0))
  for (let i = 0; i < before.length; i++) {
    const row = counts[before[i] ?? 0]
    const to = after[i] ?? 0
    if (row) row[to] = (row[to] ?? 0) + 1
  }
  const shares = counts.map((row) => {
    const all = row.reduce((sum, n) => sum + n, 0)
    return row.map((n) => (all === 0 ? 0 : n / all))
  })

  return { counts, shares }
}
