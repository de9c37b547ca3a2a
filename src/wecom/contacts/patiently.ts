import { errcodeOf } from '#src/wecom/api/errors.ts'

/** 45033: too many calls of this kind at once for this company; −1: busy (90454). */
const busy: ReadonlySet<number | undefined> = new Set([45033, -1])

/** Doubling from one second: what has not passed by then is left to a later run. */
const waitsMs = [1_000, 2_000, 4_000, 8_000]

/** Calls one at a time, and waits where WeCom says that others are at it: customer lists want no hurry. */
export function patiently(sleep: (ms: number) => Promise<void>) {
  let before: Promise<unknown> = Promise.resolve()

  const tried = async <T>(call: () => Promise<T>): Promise<T> => {
    for (const ms of waitsMs) {
      try {
        return await call()
      } catch (error) {
        if (!busy.has(errcodeOf(error))) throw error
      }
      await sleep(ms)
    }
    return call()
  }

  return <T>(call: () => Promise<T>): Promise<T> => {
    const mine = before.then(
      () => tried(call),
      () => tried(call),
    )
    before = mine
    return mine
  }
}
