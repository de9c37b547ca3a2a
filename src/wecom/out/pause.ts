import { errcodeOf } from '#src/wecom/api/errors.ts'
import { tooMany } from './errors.ts'

/** A minute is what WeCom shuts out whoever has asked too often in one (developer.work.weixin.qq.com/document/path/90454). */
const pauseMs = 60_000

/** Too many calls of one kind, or too many at once. */
const askedTooOften: ReadonlySet<number | undefined> = new Set([45009, 45033])

/** The rest that WeCom has asked for: nothing is sent in it, or it would begin anew. One process each. */
export type Pause = {
  /** @throws AppError `wecom-limited` with what is left of it */
  require(): void
  /** Sends unless it rests, and rests where that was too much. @throws AppError `wecom-limited` */
  within<Result>(send: () => Promise<Result>): Promise<Result>
}

export function createPause(ms = pauseMs): Pause {
  let until = 0
  const requireAwake = () => {
    const leftMs = until - performance.now()
    if (leftMs > 0) throw tooMany(Math.ceil(leftMs))
  }

  return {
    require: requireAwake,
    async within(send) {
      requireAwake() // it may have begun while this one was made ready
      try {
        return await send()
      } catch (error) {
        if (askedTooOften.has(errcodeOf(error))) until = performance.now() + ms
        throw error
      }
    },
  }
}
