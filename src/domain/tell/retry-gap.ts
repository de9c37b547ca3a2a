const firstMs = 1_000
const longestMs = 900_000

/** How long a message waits after it was not taken for the nth time: twice as long each time, a quarter of an hour at most. */
export const retryGapMs = (failures: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(20, failures - 1))

/**
 * How long a surface wants to be left alone that was asked too often, in milliseconds; undefined: it has asked for nothing.
 * A message that has met such a rest has not failed itself: it comes when the rest is over, however many it has met; not sooner
 * than after a second, since where many wait for room each would look for it again and again.
 */
export const restAskedMs = (refusal: {
  readonly code: string
  readonly retryAfterMs: number
}): number | undefined =>
  refusal.code.endsWith('-limited') && refusal.retryAfterMs > 0
    ? Math.max(firstMs, refusal.retryAfterMs)
    : undefined

/** So many failures are a little more than a day: what nobody can explain by then is no outage. */
export const mostUnknownFailures = 105
