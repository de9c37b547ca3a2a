import { AppError } from '#src/domain/errors.ts'
import { neverLeft } from '#src/domain/never-left.ts'
import { errcodeOf } from '#src/wecom/api/errors.ts'

/** Nobody there to write to, as far as we know. */
export const noMember = (who: string): AppError =>
  new AppError({
    code: 'wecom-no-account',
    message: `${who} is not linked to a member of this WeCom company.`,
    remedy: 'Have them open the app in WeCom once, or link them: tierwise users add.',
  })

/** A robot posts into its own group alone. */
export const unknownGroup = (): AppError =>
  new AppError({
    code: 'wecom-group-unknown',
    message: 'Tierwise has a robot in one WeCom group, and this is not it.',
    remedy: 'Order it into #wecom, or have it sent to you.',
    mend: { by: 'reader' },
  })

/** What is more than this WeCom drops without saying so, or refuses: it waits here instead. */
export const tooMany = (retryAfterMs: number): AppError =>
  new AppError({
    code: 'wecom-limited',
    message: 'WeCom takes only so many messages for one member or group in a minute and an hour.',
    remedy: 'It is sent by itself, a little later.',
    retryable: true,
    retryAfterMs,
  })

/** It may be on its way still. */
export const unsure = (retryAfterMs: number, cause?: unknown): AppError =>
  new AppError({
    code: 'wecom-unsure',
    message: 'Nobody knows yet whether WeCom has taken the message.',
    remedy: 'The very same message is sent again, which WeCom shows once.',
    retryable: true,
    retryAfterMs,
    cause,
  })

/** An upload that WeCom has forgotten before its time. */
export const fileGone = (cause: unknown): AppError =>
  new AppError({
    code: 'wecom-file-gone',
    message: 'WeCom no longer has the file that was uploaded to it.',
    remedy: 'It is uploaded again by itself.',
    retryable: true,
    cause,
  })

/** Whether WeCom may have taken it all the same: cut off, too slow, unreadable. What it says itself, it has not done. */
export function isUnsure(error: unknown): boolean {
  const isAway = error instanceof AppError && error.code === 'wecom-away' && errcodeOf(error) === undefined
  return isAway && !neverLeft(error)
}
