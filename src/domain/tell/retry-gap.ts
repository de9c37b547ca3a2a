const firstMs = 1_000
const longestMs = 900_000

/** How long a message waits after it was not taken for the nth time: twice as long each time, a quarter of an hour at most. */
export const retryGapMs = (failures: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.min(20, failures - 1))

/** So many failures are a little more than a day: what nobody can explain by then is no outage. */
export const mostUnknownFailures = 105
