import { z } from 'zod'
import type { Card, CardFile } from '#src/cards/card.ts'
import { weekMessage } from '#src/decide/tell/digest.ts'
import { sealSummary } from '#src/decide/tell/gather-group.ts'
import { cannotTell, messageCard } from '#src/decide/tell/message-card.ts'
import { tellAdmins } from '#src/decide/tell/tell-admins.ts'
import { AppError } from '#src/domain/errors.ts'
import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { mostUnknownFailures, retryGapMs } from '#src/domain/tell/retry-gap.ts'
import { burstGroup, burstMs, mostSingles, quietGroup, type RowGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
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
  const reader = await deps.users.byId(row.to)
  if (!reader?.active) throw cannotTell(row, 'its reader is gone')
  const later = await waitsFor(deps, row, reader)
  if (later) return deps.outbox.postpone(row._id, later)

  await say(deps, await sealed(deps, row), reader, isTrial)
  if (row.notice.kind === 'tier-summary') await deps.outbox.settle(row._id) // its changes are said: the mark, after the effect
}

/** Until when, and with what, a row waits although it is due: the reader sleeps, or has just read enough single ones. */
async function waitsFor(
  deps: JobDeps,
  row: OutboxRow,
  reader: User,
): Promise<(Partial<RowGroup> & Pick<RowGroup, 'notBefore'>) | undefined> {
  const isChange = row.notice.kind === 'tier-change'
  const now = deps.clock.now()
  const notBefore = disturbableAt(reader, now)
  if (notBefore > now) return isChange && !row.alone ? quietGroup(notBefore) : { notBefore }
  if (!isChange || row.alone) return undefined

  const before = await deps.outbox.singlesBefore(row, burstMs)
  return before[0] && before.length >= mostSingles ? burstGroup(before[0].createdAt) : undefined
}

/** A summary with what it says; any other row as it is. */
async function sealed(deps: JobDeps, row: OutboxRow): Promise<OutboxRow> {
  const { notice, _id, to } = row
  if (notice.kind !== 'tier-summary' || notice.members) return row

  return (await sealSummary(deps, { _id, to, group: notice.group })) ?? row
}

/** The card of a row, and what goes with it: a digest alone has files. */
async function messageOf(
  deps: JobDeps,
  row: OutboxRow,
  reader: User,
): Promise<{ readonly card?: Card | undefined; readonly files?: readonly CardFile[] }> {
  if (row.notice.kind !== 'digest') return { card: await messageCard(deps, row, reader) }
  return (await weekMessage(deps, row.notice, reader, 'all')) ?? {}
}

/** Posts it, or collects it in the trial run; where there is nothing left to say, it is done. */
async function say(deps: JobDeps, row: OutboxRow, reader: User, isTrial: boolean): Promise<void> {
  const { card, files } = await messageOf(deps, row, reader)
  const now = () => deps.clock.now()
  if (card && isTrial) return deps.outbox.markCollected(row._id, now())

  const channel = row.notice.kind === 'digest' ? row.notice.channel : undefined
  if (card) {
    for (const chat of deps.chats) {
      if (channel !== undefined && chat.postTo) await chat.postTo(channel, card, row._id, files)
      else await chat.post(reader, card, row._id, files)
    }
  }
  await deps.outbox.markSent(row._id, now())
}

/** Refused for good, or unexplained for more than a day. */
const isFinal = (row: OutboxRow, error: unknown): boolean =>
  error instanceof AppError ? !error.retryable : (row.failures ?? 0) + 1 >= mostUnknownFailures

async function settleFailure(deps: JobDeps, row: OutboxRow, error: unknown): Promise<void> {
  const code = error instanceof AppError ? error.code : 'unknown'
  const { _id: outboxId } = row
  if (isFinal(row, error)) {
    deps.log.error('a message cannot be delivered', { outboxId, code }, error)
    const keys = await tellAdmins(deps, row, code)
    await sealed(deps, row) // what it would have said ends with it
    await deps.outbox.markFailed(outboxId, code)
    if (row.notice.kind === 'tier-summary') await deps.outbox.settle(outboxId)
    return deps.queues.enqueueMany(
      'deliver',
      keys.map((key) => ({ outboxId: key })),
    )
  }
  const failures = (row.failures ?? 0) + 1
  const askedMs = error instanceof AppError ? error.retryAfterMs : 0
  const delayMs = Math.max(retryGapMs(failures), askedMs)
  if (failures === 1) logOnce(deps, error, { outboxId, code })
  const notBefore = new Date(deps.clock.now().getTime() + delayMs)
  await deps.outbox.postpone(outboxId, { notBefore, failed: true })
  if (delayMs < SWEPT_AFTER_MS) await deps.queues.enqueue('deliver', { outboxId }, { delayMs })
}

/** At its first failure, not at each of a day's: an outage is no storm. What nobody knows comes with its place. */
function logOnce({ log }: JobDeps, error: unknown, fields: { outboxId: string; code: string }): void {
  const line = 'a message was not taken and is tried again'
  if (error instanceof AppError) log.warn(line, fields)
  else log.error(line, fields, error)
}
