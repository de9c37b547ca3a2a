import { AppError } from '#src/domain/errors.ts'
import type { Reminder, ReminderResult } from '#src/domain/follow-up/reminder.ts'
import type { ReminderChange, Reminders } from '#src/ports/reminders.ts'

type Deps = { readonly reminders: Reminders }

const mostTries = 5

/** Ends an open reminder with its result; one that somebody else has ended meanwhile stays as they left it. */
export const settleReminder = (deps: Deps, reminder: Reminder, result: ReminderResult): Promise<boolean> =>
  changeReminder(deps, reminder, () => ({ set: { state: 'done', result }, unset: ['snoozedUntil'] }))

/**
 * Changes an open reminder as it stands, reading again where another writer was quicker. False where it is not open
 * any more.
 * @throws AppError `reminder-contended` (retryable)
 */
export async function changeReminder(
  { reminders }: Deps,
  reminder: Reminder,
  changeOf: (reminder: Reminder) => ReminderChange,
): Promise<boolean> {
  let standing: Reminder | undefined = reminder
  for (let tries = 0; tries < mostTries; tries++) {
    if (standing?.state !== 'open') return false
    if (await reminders.change(standing._id, standing.rev, changeOf(standing))) return true
    standing = await reminders.get(standing._id)
  }
  throw reminderContended()
}

/** Somebody writes to it all the time: a later try finds it at rest. */
export const reminderContended = () =>
  new AppError({
    code: 'reminder-contended',
    message: 'This reminder is being changed by somebody else right now.',
    remedy: 'Open today’s list and try again.',
    retryable: true,
  })
