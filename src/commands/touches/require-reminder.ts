import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Asker } from '#src/domain/user.ts'

/** A reminder with its customer. */
export type OwnReminder = { readonly reminder: Reminder; readonly customer: Customer }

/**
 * The reminder of a button, for whoever sees its customer: a card may be old, an id forged.
 * @throws AppError `reminder-gone`
 */
export async function requireReminder(
  { reminders, customers }: Pick<CommandDeps, 'reminders' | 'customers'>,
  id: string,
  asker: Asker,
): Promise<OwnReminder> {
  const reminder = await reminders.get(id)
  const customer = reminder && (await customers.visibleTo(asker).byId(reminder.customerId))
  if (reminder && customer) return { reminder, customer }

  throw new AppError({
    code: 'reminder-gone',
    message: 'This reminder is not yours (any more).',
    remedy: 'Open today’s list to see what is yours to do.',
  })
}

/** What is open for a customer and due by the end of the day, the asker's own first. */
export async function openReminderOf(
  { reminders }: Pick<CommandDeps, 'reminders'>,
  { _id }: Customer,
  { userId }: Asker,
): Promise<Reminder | undefined> {
  const open = await reminders.openFor([_id])
  return open.find(({ to }) => to === userId) ?? open[0]
}
