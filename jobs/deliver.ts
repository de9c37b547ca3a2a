import { z } from 'zod'
import { isSummaryNotice } from '#src/decide/tell/about.ts'
import { chatFor } from '#src/decide/tell/chat-for.ts'
import { sealSummary } from '#src/decide/tell/gather-group.ts'
import { cannotTell } from '#src/decide/tell/message-card.ts'
import { takePlace, waitForMorning } from '#src/decide/tell/place-of-day.ts'
import { postMessage } from '#src/decide/tell/post-message.ts'
import { isSilent, readerOf } from '#src/decide/tell/reader-of.ts'
import { refreshHomes } from '#src/decide/tell/refresh-homes.ts'
import { tellAdmins } from '#src/decide/tell/tell-admins.ts'
import { tellBlocked } from '#src/decide/tell/tell-blocked.ts'
import { waitsFor } from '#src/decide/tell/waits-for.ts'
import { AppError } from '#src/domain/errors.ts'
import { mostUnknownFailures, restAskedMs, retryGapMs } from '#src/domain/tell/retry-gap.ts'
import { spreadOut } from '#src/domain/tell/spread.ts'
import type { User } from '#src/domain/user.ts'
import type { Notice, OutboxRow } from '#src/ports/outbox.ts'
import { defineJob } from './define-job.ts'
import type { JobDeps } from './deps.ts'

/** Longer than any surface takes to answer, shorter than a person notices. */
const LEASE_MS = 30_000

/** Up to here a retry is put on the queue; later ones are found by the sweep. */
const SWEPT_AFTER_MS = 60_000

/**
 * Posts one outbox row: lease, post, record. Killed in between, the lease runs out and the row is posted
 * again under the same key. What the surface does not take now waits, longer each time; what it refuses for good is
 * failed, and an admin is told.
 */
export const deliver = defineJob({
  name: 'deliver',
  input: z.object({ outboxId: z.string() }),
  retry: { attempts: 5, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 4,
  async run(deps, { outboxId }) {
    const isTrial = (await deps.settings.get('trialRun')) === true
    if (deps.chats.length === 0 && !isTrial) return // no surface is on: it waits in the outbox until one is

    const row = await deps.outbox.lease(outboxId, LEASE_MS, deps.clock.now())
    if (!row) return // sent already, or not due, or another worker is at it
    try {
      await tell(deps, row, isTrial)
    } catch (error) {
      await settleFailure(deps, row, error)
    }
  },
})

async function tell(deps: JobDeps, row: OutboxRow, isTrial: boolean): Promise<void> {
  const reader = await readerOf(deps, row)
  if (!reader) throw cannotTell(row, 'its reader is gone')
  if (await isSilent(deps, row, reader)) return end(deps, row)

  const later = await waitsFor(deps, row, reader)
  if (later) return deps.outbox.postpone(row._id, later)
  const moment = await ownMoment(deps, row, reader)
  if (moment) return deps.outbox.postpone(row._id, { notBefore: moment })
  if (!(await takePlace(deps, row, reader))) return waitForMorning(deps, row, reader)

  const keys = await postMessage(deps, await sealed(deps, row), reader, isTrial)
  if (isSummaryNotice(row.notice)) await deps.outbox.settle(row._id) // what it says is said: the mark, after the effect
  await enqueue(deps, keys)
  if (row.notice.kind === 'today') await refreshHomes(deps, reader)
}

/** What many get at the same moment. */
const ofMany: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>(['today', 'digest', 'day-summary'])

/** The moment of this reader's own, where the surface is better not sent everything at once. */
async function ownMoment({ chats, clock }: JobDeps, { notice, to }: OutboxRow, reader: User) {
  if (!ofMany.has(notice.kind)) return undefined
  const spreadMs = (await chatFor(chats, reader))?.spreadMs
  return spreadMs === undefined ? undefined : spreadOut(to, clock.now(), spreadMs)
}

async function enqueue({ queues }: JobDeps, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await queues.enqueueMany(
    'deliver',
    keys.map((outboxId) => ({ outboxId })),
  )
}

/** Without a word: what it would have taken along is told by itself. */
async function end({ outbox, clock }: JobDeps, { _id, notice }: OutboxRow): Promise<void> {
  await outbox.markSent(_id, clock.now())
  if (isSummaryNotice(notice)) await outbox.settle(_id)
}

/** A summary with what it says; any other row as it is. */
async function sealed(deps: JobDeps, row: OutboxRow): Promise<OutboxRow> {
  const { notice, _id, to } = row
  if (!isSummaryNotice(notice) || notice.members) return row

  return (await sealSummary(deps, { _id, to, group: notice.group })) ?? row
}

/** What its reader was asked to mend and has not: by then the next one of its kind is on its way. */
const MENDED_WITHIN_MS = 7 * 86_400_000

/** Refused for good, not mended by its reader for a week, or unexplained for more than a day. */
function isFinal({ clock }: JobDeps, { failures = 0, createdAt }: OutboxRow, error: unknown): boolean {
  if (!(error instanceof AppError)) return failures + 1 >= mostUnknownFailures
  const isOld = clock.now().getTime() - createdAt.getTime() > MENDED_WITHIN_MS
  return !error.retryable || (error.mend?.by === 'reader' && isOld)
}

/** Whoever can do something about it: those who can mend it, or admins where it ends. */
async function tellOf(deps: JobDeps, row: OutboxRow, error: unknown, isEnd: boolean) {
  const mend = error instanceof AppError ? error.mend : undefined
  const code = codeOf(error)
  if (mend) return tellBlocked(deps, row, { code, mend })
  return isEnd ? tellAdmins(deps, row, code) : []
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'unknown')

async function settleFailure(deps: JobDeps, row: OutboxRow, error: unknown): Promise<void> {
  const code = codeOf(error)
  const { _id: outboxId } = row
  const isEnd = isFinal(deps, row, error)
  const keys = await tellOf(deps, row, error, isEnd)
  if (isEnd) {
    deps.log.error('a message cannot be delivered', { outboxId, code }, error)
    await sealed(deps, row) // what it would have said ends with it
    await deps.outbox.markFailed(outboxId, code)
    if (isSummaryNotice(row.notice)) await deps.outbox.settle(outboxId)
    return enqueue(deps, keys)
  }
  if (row.attempts === 1) logOnce(deps, error, { outboxId, code })
  const restMs = error instanceof AppError ? restAskedMs(error) : undefined
  const delayMs = restMs ?? gapMs(row, error)
  const notBefore = new Date(deps.clock.now().getTime() + delayMs)
  await deps.outbox.postpone(outboxId, { notBefore, ...(restMs === undefined ? { failed: true } : {}) })
  if (delayMs < SWEPT_AFTER_MS) await deps.queues.enqueue('deliver', { outboxId }, { delayMs })
  await enqueue(deps, keys)
}

const gapMs = ({ failures = 0 }: OutboxRow, error: unknown): number =>
  Math.max(retryGapMs(failures + 1), error instanceof AppError ? error.retryAfterMs : 0)

/** At its first failure, not at each of a day's: an outage is no storm. What nobody knows comes with its place. */
function logOnce({ log }: JobDeps, error: unknown, fields: { outboxId: string; code: string }): void {
  const line = 'a message was not taken and is tried again'
  if (error instanceof AppError) log.warn(line, fields)
  else log.error(line, fields, error)
}
