import { changeReminder, reminderContended } from '#src/decide/follow-up/settle-reminder.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Reminders } from '#src/ports/reminders.ts'

type Deps = { readonly reminders: Reminders; readonly clock: Clock }

const mostTries = 5

/** Settled by mistake: it is open again, as it was. */
export async function reopenReminder({ reminders }: Pick<Deps, 'reminders'>, id: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const reminder = await reminders.get(id)
    if (reminder?.state !== 'done') return
    if (await reminders.change(id, reminder.rev, { set: { state: 'open' }, unset: ['result'] })) return
  }
  throw reminderContended()
}

/** A reminder that its author does not want after all. */
export async function withdrawReminder(deps: Deps, id: string): Promise<void> {
  const reminder = await deps.reminders.get(id)
  if (reminder) await changeReminder(deps, reminder, () => ({ set: { state: 'withdrawn' } }))
}
