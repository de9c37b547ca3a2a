import type { Clock } from '#src/ports/clock.ts'

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still: `--at`. */
export const fixedClock = (at: Date): Clock => ({ now: () => at })
