import { AppError } from '#src/domain/errors.ts'

/** WeCom's own number of a refused call, where it was one (developer.work.weixin.qq.com/document/path/90313). */
export class WecomRefusal extends Error {
  readonly errcode: number
  readonly errmsg: string
  readonly path: string

  constructor(errcode: number, errmsg: string, path: string) {
    super(`${path}: ${errcode} ${errmsg}`)
    this.name = 'WecomRefusal'
    this.errcode = errcode
    this.errmsg = errmsg
    this.path = path
  }
}

/** What a refusal of WeCom means here; its cause carries the number. */
export const wecomError = (errcode: number, errmsg: string, path: string): AppError =>
  new AppError({
    code: 'wecom-refused',
    message: `WeCom refused the call (${errcode}).`,
    remedy: 'Report it with the code and the log’s line.',
    cause: new WecomRefusal(errcode, errmsg, path),
  })

/** WeCom's number behind an error; undefined for what WeCom did not refuse. */
export function errcodeOf(error: unknown): number | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof WecomRefusal) return at.errcode
  return undefined
}

/** Nothing came back, or nothing that can be read. */
export const wecomAway = (path: string, cause: unknown): AppError =>
  new AppError({
    code: 'wecom-away',
    message: 'WeCom does not answer just now.',
    remedy: 'It is tried again by itself.',
    retryable: true,
    cause: new Error(path, { cause }),
  })
