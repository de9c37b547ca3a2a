import { AppError } from '#src/domain/errors.ts'
import { away, type Meaning, meaningOf } from './meanings.ts'

/** WeCom's own number of a refused call (developer.work.weixin.qq.com/document/path/90313). */
export class WecomRefusal extends Error {
  readonly errcode: number

  constructor(errcode: number, errmsg: string, path: string) {
    super(`${path}: ${errcode} ${errmsg}`)
    this.name = 'WecomRefusal'
    this.errcode = errcode
  }
}

/**
 * What a refusal of WeCom means here: an AppError, permanent, to be mended, or passing, whose cause holds the number;
 * a number that nobody knows stays a `WecomRefusal`, which is tried again for a day.
 */
export function wecomError(errcode: number, errmsg: string, path: string): AppError | WecomRefusal {
  const cause = new WecomRefusal(errcode, errmsg, path)
  const meaning = meaningOf(errcode, path)
  return meaning ? new AppError({ ...meaning, ...withLine(meaning, { errmsg, path }), cause }) : cause
}

/** WeCom's number behind an error; undefined for what WeCom did not refuse. */
export function errcodeOf(error: unknown): number | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof WecomRefusal) return at.errcode
  return undefined
}

/** Nothing came back, or nothing that can be read: WeCom may have done it all the same. */
export const wecomAway = (path: string, cause: unknown): AppError =>
  new AppError({ ...away, cause: new Error(path, { cause }) })

/** The exact line: the address to trust, which WeCom names in its words alone, or the call that is not allowed. */
function withLine({ code, mend }: Meaning, { errmsg, path }: { errmsg: string; path: string }) {
  const line =
    code === 'wecom-ip-refused'
      ? /from ip: ?([0-9a-f.:]+)/i.exec(errmsg)?.[1]
      : code === 'wecom-api-forbidden'
        ? path
        : undefined
  return mend && line !== undefined ? { mend: { ...mend, line } } : {}
}
