import type { Clock } from '#src/ports/clock.ts'

/** How far a request's own time may be from ours (docs.slack.dev, "Verifying requests"). */
const toleranceMs = 5 * 60_000

/** Whether `x-slack-request-timestamp` is a time near now: Bolt checks the past side only, and takes any text. */
export function isRecent(timestamp: string | undefined, now: Date): boolean {
  const seconds = Number(timestamp)
  return /^\d+$/.test(timestamp ?? '') && Math.abs(now.getTime() - seconds * 1_000) <= toleranceMs
}

/** Remembers signatures as long as their time is taken; answers whether one is new to this process. */
export function createReplayGuard(clock: Clock): (signature: string) => boolean {
  const seen = new Map<string, number>()

  return (signature) => {
    const now = clock.now().getTime()
    for (const [old, untilMs] of seen) {
      if (untilMs > now) break // in order of arrival
      seen.delete(old)
    }
    if (seen.has(signature)) return false

    seen.set(signature, now + 2 * toleranceMs)
    return true
  }
}
