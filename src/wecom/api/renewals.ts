/**
 * WeCom lets go of tokens early, but not of one after the other: so soon again another would be refused too. Each that
 * is, without a call in between that was answered, doubles the pause.
 */
const [firstMs, longestMs] = [10_000, 5 * 60_000]

/** How often a token is renewed before its time. */
export type Renewals = {
  /** How long it is until the next one may be; 0 or less: it may be now. */
  waitMs(): number
  /** One is renewed now. */
  begin(): void
  /** WeCom has answered a call: its tokens are good. */
  answered(): void
}

/** The pace of renewals, by this process's clock. */
export function renewalsBy(nowMs: () => number): Renewals {
  let lastAtMs = Number.NEGATIVE_INFINITY
  let inARow = 0

  return {
    waitMs: () => lastAtMs + Math.min(firstMs * 2 ** Math.max(0, inARow - 1), longestMs) - nowMs(),
    begin() {
      lastAtMs = nowMs()
      inARow += 1
    },
    answered() {
      inARow = 0
    },
  }
}
