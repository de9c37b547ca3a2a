import { z } from 'zod'
import type { Card } from '#src/cards/card.ts'
import { sourceCard } from '#src/cards/source-card.ts'
import { tierChangeCard } from '#src/cards/tier-change-card.ts'
import { activePolicy } from '#src/decide/rescore-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import { defineJob } from './define-job.ts'
import type { JobDeps } from './deps.ts'

/** Longer than any surface takes to answer, shorter than a person notices. */
const LEASE_MS = 30_000

const cannotTell = (row: OutboxRow, what: string) =>
  new AppError({
    code: 'undeliverable',
    message: `The message ${row._id} cannot be delivered: ${what}.`,
    remedy: 'Check the user with `npm run -s cli -- users list`.',
  })

/** The message as the reader gets it: built now, in their language, from the notice's data. */
async function cardOf(deps: JobDeps, row: OutboxRow, reader: User): Promise<Card> {
  const { notice } = row
  if (notice.kind === 'source-silent' || notice.kind === 'source-back')
    return sourceCard(reader.locale, reader.zone, notice, deps.clock.now())

  const customer = await deps.customers.get(notice.customerId)
  if (!customer) throw cannotTell(row, 'its customer is gone')

  const policy = await activePolicy(deps)
  const [cut, forecast] = await Promise.all([
    deps.cuts.latest(policy.version),
    deps.forecasts.latest(policy.version),
  ])
  return tierChangeCard(reader.locale, reader.zone, {
    customer,
    notice,
    policy,
    forecast,
    now: deps.clock.now(),
    ...(cut ? { cut } : {}),
  })
}

async function post(deps: JobDeps, row: OutboxRow) {
  const reader = await deps.users.byId(row.to)
  if (!reader?.active) throw cannotTell(row, 'its reader is gone')
  const card = await cardOf(deps, row, reader)
  for (const chat of deps.chats) await chat.post(reader, card, row._id)
}

/**
 * Posts one outbox row: lease, post, record. Killed in between, the lease runs out and the row is posted
 * again under the same key.
 */
export const deliver = defineJob({
  name: 'deliver',
  input: z.object({ outboxId: z.string() }),
  retry: { attempts: 8, backoff: 'exponential', firstDelayMs: 1_000 },
  concurrency: 4,
  async run(deps, { outboxId }, { lastAttempt }) {
    if (deps.chats.length === 0) return // no surface is on: it waits in the outbox until one is

    const row = await deps.outbox.lease(outboxId, LEASE_MS)
    if (!row) return // sent already, or another worker is at it
    try {
      await post(deps, row)
    } catch (error) {
      await settleFailure(deps, row, error, lastAttempt)
      throw error
    }
    await deps.outbox.markSent(outboxId, deps.clock.now())
  },
})

async function settleFailure(deps: JobDeps, row: OutboxRow, error: unknown, lastAttempt: boolean) {
  const permanent = error instanceof AppError && !error.retryable
  if (!permanent && !lastAttempt) return deps.outbox.release(row._id)

  await deps.outbox.markFailed(row._id, error instanceof AppError ? error.code : 'unknown')
}
