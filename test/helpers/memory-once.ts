import type { Once } from '#src/ports/once.ts'

/** The port within one process, for tests without Redis; time stands still in it. */
export function memoryOnce(): Once {
  const taken = new Set<string>()

  return {
    first: async (key) => {
      if (taken.has(key)) return false
      taken.add(key)
      return true
    },
  }
}
