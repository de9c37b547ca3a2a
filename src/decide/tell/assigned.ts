import type { Card } from '#src/cards/card.ts'
import {
  type AssignedInput,
  assignedAwayCard,
  assignedToYouCard,
} from '#src/cards/told/assigned-notice-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { User } from '#src/domain/user.ts'
import type { AssignedNotice } from '#src/ports/notices/assigned.ts'
import type { TellDeps } from './deps.ts'

/** An assignment as its reader is told of it: of those that are (no longer) theirs still; undefined where none is. */
export async function assignedMessage(
  deps: TellDeps,
  notice: AssignedNotice,
  reader: User,
): Promise<Card | undefined> {
  const isTheirs = notice.kind === 'assigned'
  const found = await deps.customers.getMany(notice.customerIds)
  const byId = new Map(found.map((customer) => [customer._id, customer]))
  const customers = notice.customerIds
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ status, owner }) => status === 'active' && (owner === reader._id) === isTheirs)
  if (customers.length === 0) return undefined

  const input: AssignedInput = {
    customers,
    count: notice.count - notice.customerIds.length + customers.length,
    by: (await deps.users.byId(notice.by))?.name ?? notice.by,
    policy: await activePolicy(deps),
    now: deps.clock.now(),
  }
  if (!isTheirs) {
    const owner = notice.owner === undefined ? undefined : (await deps.users.byId(notice.owner))?.name
    return assignedAwayCard(reader.locale, { ...input, owner })
  }
  const open = await deps.reminders.openFor(customers.map(({ _id }) => _id))
  const reminders = open.filter(({ to }) => to === reader._id).length
  return assignedToYouCard(reader.locale, { ...input, reminders })
}
