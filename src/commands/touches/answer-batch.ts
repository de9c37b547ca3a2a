import type { Reply } from '#src/cards/card.ts'
import { batchCard, batchFile, batchTextOf } from '#src/cards/follow-up/batch-card.ts'
import type { ReminderAbout } from '#src/cards/follow-up/reminder-lines.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { recordUndo } from '#src/commands/changes/record-undo.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { logTouch } from '#src/decide/follow-up/log-touch.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { batchMost, batchOf } from '#src/domain/follow-up/batch.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { UndoStep } from '#src/ports/undos.ts'
import { dueToday } from './due-today.ts'

/** What of the asker's list is one batch, with its customers; `plannedBy`: what joined it later is left out. */
async function openBatch(
  deps: CommandDeps,
  asker: Asker,
  plannedBy: Date,
): Promise<readonly ReminderAbout[]> {
  const policy = await activePolicy(deps)
  const due = (await dueToday(deps, asker)).filter(({ plannedAt }) => plannedAt <= plannedBy)
  const batch = batchOf(due, policy).batch.slice(0, batchMost)
  const found = await deps.customers.getMany(batch.map(({ customerId }) => customerId))
  const customers = new Map(found.map((customer) => [customer._id, customer]))

  return batch.flatMap((reminder) => {
    const customer = customers.get(reminder.customerId)
    return customer?.status === 'active' ? [{ reminder, customer, policy }] : []
  })
}

const noBatch = ({ locale }: Asker): Reply => ({
  card: plainCard(locale, t(locale, 'done.batch-none-title'), [t(locale, 'done.batch-none')]),
})

/** The batch as list, text to copy and file: sent by the rep's own mail or mass-send tool, logged by one approval. */
export async function shownBatch(deps: CommandDeps, asker: Asker): Promise<Reply> {
  const now = deps.clock.now()
  const batch = await openBatch(deps, asker, now)
  if (batch.length === 0) return noBatch(asker)

  await deps.audit.record({ at: now, who: asker.userId, action: 'read:today', fields: ['name'] })
  const lines = batch.map((about) => ({ ...about, text: batchTextOf(asker.locale, about) }))
  return {
    card: batchCard(asker.locale, asker.zone, { lines, now }),
    files: [batchFile(asker.locale, lines)],
  }
}

/** One approval logs a touch each: sent, and not answered yet. What was done meanwhile is passed over. */
export async function logBatch(deps: CommandDeps, plannedBy: Date, asker: Asker): Promise<Reply> {
  const at = deps.clock.now()
  const steps: UndoStep[] = []
  let logged = 0
  for (const { reminder, customer } of await openBatch(deps, asker, plannedBy)) {
    const { _id: reminderId, channel } = reminder
    await deps.audit.record({ at, who: asker.userId, action: 'done', customerId: customer._id })
    const touch = { customer, by: asker.userId, channel, outcome: 'no-answer', at, reminderId } as const
    const { eventId, isNew, settled } = await logTouch(deps, touch)
    if (!isNew) continue
    logged += 1
    steps.push({ do: 'retract-events', customerId: customer._id, eventIds: [eventId] })
    for (const id of settled) steps.push({ do: 'reopen-reminder', reminderId: id })
  }
  if (steps.length === 0) return noBatch(asker)

  const { locale } = asker
  const undo = await recordUndo(deps, asker, { command: 'batch', steps })
  const title = t(locale, 'done.batch-title', { count: logged })
  return { card: plainCard(locale, title, [t(locale, 'done.batch')], { tone: 'good', actions: [undo] }) }
}
