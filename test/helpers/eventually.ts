import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until `probe` answers something truthy, and answers that. Fails after `withinMs`, naming `what`. */
export const eventually = async <T>(
  what: string,
  probe: () => T | Promise<T>,
  withinMs = 10_000,
): Promise<NonNullable<T>> => {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const found = await probe()
    if (found) return found
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`)
    await sleep(15)
  }
}
