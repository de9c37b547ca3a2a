import type { Clock } from '#src/ports/clock.ts'

/** A clock whose time is played: it stands until it is moved on, and never goes back. */
export type PlayedClock = Clock & { moveTo(at: Date): void; moveOn(ms: number): void }

export function playedClock(start: Date): PlayedClock {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    moveTo: (at) => {
      nowMs = Math.max(nowMs, at.getTime())
    },
    moveOn: (ms) => {
      nowMs += ms
    },
  }
}
