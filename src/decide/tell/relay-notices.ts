import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import { managerOf } from '#src/decide/people/manager-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer, Outgoing } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { type People, routeChange } from '#src/domain/tell/route.ts'
import { groupOf } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { NewOutboxRow, Outbox, TierChangeNotice } from '#src/ports/outbox.ts'
import type { Policies } from '#src/ports/policies.ts'
import type { TierChange, TierChanges } from '#src/ports/tier-changes.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that the relay needs. */
export type RelayDeps = {
  readonly customers: Customers
  readonly users: Users
  readonly policies: Policies
  readonly tierChanges: TierChanges
  readonly outbox: Outbox
  readonly calendars: Calendars
}

/** A notice as history keeps it. */
export const historyOf = (customerId: string, notice: Outgoing): TierChange => ({
  _id: notice.key,
  customerId,
  rev: notice.rev,
  at: notice.at,
  ...present({ from: notice.from, moved: notice.moved, plan: notice.plan }),
  to: notice.to,
  evidence: notice.evidence,
})

/** The same as its readers get it. */
const noticeFor = (customerId: string, notice: Outgoing): TierChangeNotice => ({
  kind: notice.kind,
  customerId,
  ...present({ from: notice.from, moved: notice.moved, plan: notice.plan }),
  to: notice.to,
  evidence: notice.evidence,
  at: notice.at,
})

/** The owner, their manager, and everybody who stands in for them where they have left. */
async function peopleOf({ users }: RelayDeps, { owner: id }: Customer): Promise<People> {
  const owner = id === undefined ? undefined : await users.byId(id)
  const manager = owner && (await managerOf(users, owner))
  const isLookedAfter = owner?.active || manager?.active
  const admins = isLookedAfter ? [] : (await users.list()).filter(({ role }) => role === 'admin')

  return { owner, manager, admins }
}

type Circumstances = { readonly policy: Policy; readonly calendarOf: (zone: string) => WorkCalendar }

/** One row a reader, in the group that it waits with. */
function messagesOf(
  customerId: string,
  notice: Outgoing,
  people: People,
  { policy, calendarOf }: Circumstances,
): readonly NewOutboxRow[] {
  const readers = new Map(
    [people.owner, people.manager, ...people.admins].flatMap((user) =>
      user ? [[user._id, user] as const] : [],
    ),
  )
  const circumstances = { at: notice.at, version: policy.version, ...present({ run: notice.run }) }
  return routeChange(notice, people, policy).map((told) => {
    const { zone } = readers.get(told.to) as User
    return {
      _id: `${notice.key}-${told.to}`,
      to: told.to,
      notice: noticeFor(customerId, notice),
      ...groupOf(told, circumstances, { zone, calendar: calendarOf(zone) }),
    }
  })
}

/**
 * Moves a customer's notices into history and outbox, and only then takes them out of the document: killed
 * anywhere, they are moved again under the same keys.
 * @returns the outbox keys that wait for delivery by themselves; those of a group are found when it is due.
 */
export async function relayNotices(
  deps: RelayDeps,
  customerId: string,
  now: Date,
): Promise<readonly string[]> {
  const { customers, tierChanges, outbox } = deps
  const customer = await customers.get(customerId)
  if (!customer || customer.outgoing.length === 0) return []

  const policy = await activePolicy(deps)
  const people = await peopleOf(deps, customer)
  const circumstances = { policy, calendarOf: await workCalendarsOf(deps) }
  const rows = customer.outgoing.flatMap((notice) => messagesOf(customerId, notice, people, circumstances))
  await tierChanges.put(customer.outgoing.map((notice) => historyOf(customerId, notice)))
  await outbox.put(rows, now)
  await customers.pullOutgoing(
    customerId,
    customer.outgoing.map(({ key }) => key),
  )
  return rows.flatMap(({ _id, group }) => (group === undefined ? [_id] : []))
}
