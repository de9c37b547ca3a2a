import type { FakeTime } from './fake-time.ts'

/** A bucket that fills again with fake time. */
type Bucket = { tokens: number; atMs: number }

/** Seconds to wait before a call with this key may come, 0 where it may come now (and is counted). */
export type RateLimits = (key: string, capacity: number, perSecond: number) => number

/** Token buckets, as Slack's "n and more a minute, short bursts allowed". */
export const rateLimits = (time: FakeTime): RateLimits => {
  const buckets = new Map<string, Bucket>()

  return (key, capacity, perSecond) => {
    const atMs = time.nowMs()
    const old = buckets.get(key) ?? { tokens: capacity, atMs }
    const tokens = Math.min(capacity, old.tokens + ((atMs - old.atMs) / 1_000) * perSecond)
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs })

    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond))
  }
}
