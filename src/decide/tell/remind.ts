import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { NewOutboxRow, Outbox } from '#src/ports/outbox.ts'
import type { Reminders } from '#src/ports/reminders.ts'

type Deps = { readonly reminders: Reminders; readonly outbox: Outbox; readonly clock: Clock }

/** A round's bound: what is left over is found by the next one, a minute later. */
const PORTION = 500

/** Its key names the moment: put off and due again, it is told again. */
const rowOf = ({ _id, to, customerId, dueAt }: Reminder, at: Date): NewOutboxRow => ({
  _id: `remind|${_id}|${dueAt.getTime()}`,
  to,
  notice: { kind: 'reminder', reminderId: _id, customerId, at },
})

/**
 * Moves timed reminders whose moment has come to the outbox, and marks them second: whoever dies in between moves them
 * again, under the same keys.
 * @returns the outbox keys that wait for delivery.
 */
export async function remindTimed({ reminders, outbox, clock }: Deps): Promise<readonly string[]> {
  const now = clock.now()
  const due = await reminders.dueOf('timed', now, PORTION)
  const rows = due.map((reminder) => rowOf(reminder, now))
  await outbox.put(rows, now)
  for (const { _id, rev } of due) await reminders.change(_id, rev, { set: { toldAt: now } })

  return rows.map(({ _id }) => _id)
}
