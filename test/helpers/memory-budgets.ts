import type { Budgets } from '#src/ports/budgets.ts'

/** The port within one process, for tests without Redis. */
export function memoryBudgets(nowMs: () => number = () => performance.now()): Budgets {
  const taken = new Map<string, readonly number[]>()

  return {
    take: async (key, count, windows) => {
      const now = nowMs()
      const moments = taken.get(key) ?? []
      const waits = windows.map(({ ms, most }) => {
        const within = moments.filter((at) => at > now - ms)
        const over = within.length + count - most
        return over > 0 ? (within[over - 1] ?? now) + ms - now : 0
      })
      const wait = Math.max(0, ...waits)
      if (wait === 0) taken.set(key, [...moments, ...Array.from({ length: count }, () => now)])
      return wait
    },
  }
}
