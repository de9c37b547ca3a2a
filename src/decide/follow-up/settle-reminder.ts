import { AppError } from '#src/domain/errors.ts'
import type { Reminder, ReminderResult } from '#src/domain/follow-up/reminder.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ReminderChange, Reminders } from '#src/ports/reminders.ts'

type Deps = { readonly reminders: Reminders; readonly clock: Clock }

const mostTries = 5

/** Ends an open reminder with its result; one that somebody else has ended meanwhile stays as they left it. */
export const settleReminder = (deps: Deps, reminder: Reminder, result: ReminderResult): Promise<boolean> =>
  changeReminder(deps, reminder, () => ({ set: { state: 'done', result }, unset: ['snoozedUntil'] }))

/** Whether cards that were sent may ask for it: in a morning list, at its moment, as an escalation. */
const wasTold = ({ listedOn, toldAt, escalated }: Reminder): boolean =>
  listedOn !== undefined || toldAt !== undefined || escalated !== undefined

/** What goes into the write that ends a reminder, or takes it from its list: its cards are to be closed. */
export const cardsToClose = (reminder: Reminder, now: Date): Pick<ReminderChange['set'], 'cardsDueAt'> =>
  wasTold(reminder) ? { cardsDueAt: now } : {}

/** What ends a reminder, or puts it off, has its cards closed: noted in the same write, so that nothing comes between. */
const withCards = (reminder: Reminder, change: ReminderChange, now: Date): ReminderChange =>
  (change.set.state ?? change.set.snoozedUntil) === undefined
    ? change
    : { ...change, set: { ...change.set, ...cardsToClose(reminder, now) } }

/**
 * Changes an open reminder as it stands, reading again where another writer was quicker. False where it is not open
 * any more.
 * @throws AppError `reminder-contended` (retryable)
 */
export async function changeReminder(
  { reminders, clock }: Deps,
  reminder: Reminder,
  changeOf: (reminder: Reminder) => ReminderChange,
): Promise<boolean> {
  let standing: Reminder | undefined = reminder
  for (let tries = 0; tries < mostTries; tries++) {
    if (standing?.state !== 'open') return false
    const change = withCards(standing, changeOf(standing), clock.now())
    if (await reminders.change(standing._id, standing.rev, change)) return true
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
