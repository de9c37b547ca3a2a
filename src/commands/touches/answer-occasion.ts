import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { ReminderKind } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Asker } from '#src/domain/user.ts'

type Asked = {
  readonly kind: Extract<ReminderKind, 'call-back' | 'win-back'>
  readonly customer: Customer
  /** From a button: it may be old, forged, or another customer's. */
  readonly reminder: string | undefined
  readonly asker: Asker
}

/** What one answer is named by: its reminder, or the customer's open one of that kind, else the customer and the day. */
export async function answerOccasion(deps: CommandDeps, { kind, customer, reminder, asker }: Asked) {
  const given = reminder === undefined ? undefined : await deps.reminders.get(reminder)
  const open = given ?? (await deps.reminders.openFor([customer._id])).find((each) => each.kind === kind)
  const own = open?.customerId === customer._id ? open : undefined
  const occasion = own?._id ?? `${customer._id}|${kind}|${localDay(deps.clock.now(), asker.zone)}`

  return { customer, by: asker.userId, occasion, reminderId: own?._id }
}
