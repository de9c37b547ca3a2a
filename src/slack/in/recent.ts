/** How far a request's own time may be from ours (docs.slack.dev, "Verifying requests"). */
const toleranceMs = 5 * 60_000

/** Whether `x-slack-request-timestamp` is a time near now: Bolt checks the past side only, and takes any text. */
export function isRecent(timestamp: string | undefined, now: Date): boolean {
  const seconds = Number(timestamp)
  return /^\d+$/.test(timestamp ?? '') && Math.abs(now.getTime() - seconds * 1_000) <= toleranceMs
}
