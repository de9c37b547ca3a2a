/** Longer than this nothing else is kept waiting; most answers take a fraction of a millisecond. */
const turnMs = 4

let turnFrom: number | undefined

/**
 * A server in this process answers at once, so that a long read would hold the process until its end: after some milliseconds
 * of it, whatever has come in meanwhile is to go first. True then, and `nextTurn` is waited for.
 */
export function wantsBreath(): boolean {
  const now = performance.now()
  if (turnFrom !== undefined) return now - turnFrom >= turnMs

  turnFrom = now
  setImmediate(() => {
    turnFrom = undefined
  })
  return false
}

/** The event loop's next turn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
