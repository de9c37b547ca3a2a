import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { isCappedNow } from '#src/domain/follow-up/customer-caps.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Policies } from '#src/ports/policies.ts'

type Deps = { readonly customers: Pick<Customers, 'getMany'>; readonly policies: Policies }

/** A person's own day, and when it began. */
type Day = { readonly zone: string; readonly start: Date; readonly now: Date }

/** Once a day is planned, what it had no room for waits for another one; what was timed is always of its day. */
function ofPlannedDay(due: readonly Reminder[], { start }: Day): readonly Reminder[] {
  const isOfDay = ({ kind, dueAt }: Reminder) => kind === 'timed' || dueAt >= start
  const isPlanned = due.some((reminder) => reminder.kind !== 'timed' && isOfDay(reminder))
  return isPlanned ? due.filter(isOfDay) : due
}

/**
 * Of what is open and due the part that is to be done today: within the rep's cap, as the day was planned, and without
 * customers who have heard from us often enough meanwhile.
 */
export async function toDoToday(
  deps: Deps,
  due: readonly Reminder[],
  day: Day,
): Promise<readonly Reminder[]> {
  const policy = await activePolicy(deps)
  const ofDay = ofPlannedDay(due, day)
  const found = await deps.customers.getMany([...new Set(ofDay.map(({ customerId }) => customerId))])
  const customers = new Map(found.map((customer) => [customer._id, customer]))

  return ofDay.filter((reminder) => {
    const customer = customers.get(reminder.customerId)
    return customer !== undefined && !isCappedNow(reminder, customer, { policy, ...day })
  })
}
