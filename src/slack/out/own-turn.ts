const waiting: (() => void)[] = []

/**
 * A turn of the event loop of its own: what comes in a burst is acknowledged first, all of it, and then begun piece by piece,
 * with an ear for what comes in between.
 */
export const ownTurn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(next)
  })

/** Set from within a turn, an immediate is of the next one. */
function next(): void {
  const [begin] = waiting
  begin?.()
  waiting.shift()
  if (waiting.length > 0) setImmediate(next)
}
