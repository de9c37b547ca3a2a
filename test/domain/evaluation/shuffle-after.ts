import type { OrderRow } from '#src/domain/evaluation/purchase-panel.ts'
import { seeded, shuffled } from '#src/domain/evaluation/random.ts'

/** Customers, days and amounts of the later rows dealt out anew, each on its own. */
export function shuffleAfter(rows: readonly OrderRow[], day: number, seed: number): OrderRow[] {
  const random = seeded(seed)
  const later = rows.filter((row) => row.day > day)
  const [who, when, much] = [later, later, later].map((list) => shuffled(list, random))
  const dealt = later.map((row, i) => ({
    customerId: who?.[i]?.customerId ?? row.customerId,
    day: when?.[i]?.day ?? row.day,
    amount: (much?.[i]?.amount ?? row.amount) * 3,
  }))

  return [...rows.filter((row) => row.day <= day), ...dealt]
}
