import type { Clock } from '#src/ports/clock.ts'

/** The real time plus what a test has let pass. */
export type FakeTime = Clock & {
  nowMs(): number
  /** Lets time pass without waiting. */
  advance(ms: number): void
}

/** Hand it to the app as its clock too, or its signatures grow old. */
export const fakeTime = (): FakeTime => {
  let passedMs = 0
  const nowMs = () => Date.now() + passedMs

  return {
    nowMs,
    now: () => new Date(nowMs()),
    advance(ms) {
      passedMs += ms
    },
  }
}
