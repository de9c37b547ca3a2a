import type { FakeTime } from '../fake-slack/fake-time.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How many there may be. */
type Most = { readonly aMinute: number; readonly anHour?: number }

/** Counts one more of a key, or says that it is too many. */
export type Windows = (key: string, most: Most) => boolean

/** Too many in a minute is blocked for a minute, too many in an hour for an hour (document/path/90454). */
export const windows = (time: FakeTime): Windows => {
  const taken = new Map<string, readonly number[]>()
  const blockedUntil = new Map<string, number>()

  return (key, { aMinute, anHour = Number.POSITIVE_INFINITY }) => {
    const nowMs = time.nowMs()
    if (nowMs < (blockedUntil.get(key) ?? 0)) return false
    const lastHour = (taken.get(key) ?? []).filter((atMs) => nowMs - atMs < hourMs)
    const lastMinute = lastHour.filter((atMs) => nowMs - atMs < minuteMs)
    const blockMs = lastHour.length >= anHour ? hourMs : lastMinute.length >= aMinute ? minuteMs : 0
    if (blockMs > 0) blockedUntil.set(key, nowMs + blockMs)
    else taken.set(key, [...lastHour, nowMs])
    return blockMs === 0
  }
}
