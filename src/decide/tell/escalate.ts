import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import { managerOf } from '#src/decide/people/manager-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { nextWorkingDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type DueEscalation, escalationDue, levelsToTell } from '#src/domain/tell/escalation-level.ts'
import { escalationGroup } from '#src/domain/tell/row-group.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { User } from '#src/domain/user.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'

const PAGE = 500

type Frame = {
  readonly policy: Policy
  readonly calendarOf: (zone: string) => WorkCalendar
  readonly people: ReadonlyMap<string, User>
  readonly now: Date
}

/** Whoever is above the one who has it: their manager, else the admins. */
async function aboveOf(deps: TellDeps, rep: User | undefined, { people }: Frame): Promise<readonly User[]> {
  const manager = rep && (await managerOf(deps.users, rep))
  if (manager?.active) return [manager]

  return [...people.values()].filter(({ role, active }) => role === 'admin' && active)
}

/** One row for one reader; it waits for the hour of a morning that is worked, with the others of that day. */
function rowOf(
  reminder: Reminder,
  due: DueEscalation,
  reader: User,
  { now, calendarOf }: Frame,
): NewOutboxRow {
  const { _id: reminderId, customerId } = reminder
  const day = nextWorkingDay(calendarOf(reader.zone), localDay(now, reader.zone))
  const morning = morningOf(day, reader.zone)
  const { group, notBefore } = escalationGroup(day, morning > now ? morning : now)

  return {
    _id: `escalation|${reminderId}|${due.level}|${reader._id}`,
    to: reader._id,
    notice: { kind: 'escalation', reminderId, customerId, ...due, at: now },
    group,
    notBefore,
  }
}

/** The messages of one reminder; those of a rep who has left go to whoever is above them. */
async function rowsOf(
  deps: TellDeps,
  { reminder, owner }: { readonly reminder: Reminder; readonly owner: User | undefined },
  levels: readonly DueEscalation[],
  frame: Frame,
): Promise<readonly NewOutboxRow[]> {
  const has = frame.people.get(reminder.to)
  // A floor may be on the manager's list already: told is the owner's manager all the same.
  const rep = reminder.kind === 'floor' ? (owner ?? has) : has
  const rows: NewOutboxRow[] = []
  for (const due of levels) {
    const readers = due.level === 1 ? (rep?.active ? [rep] : []) : await aboveOf(deps, rep, frame)
    rows.push(...readers.map((reader) => rowOf(reminder, due, reader, frame)))
  }
  return rows
}

/** Messages first, the mark second: whoever dies in between puts them again, under the same keys. */
async function escalateOne(deps: TellDeps, reminder: Reminder, customer: Customer, frame: Frame) {
  const zone = frame.people.get(reminder.to)?.zone ?? 'Asia/Shanghai'
  const { policy, calendarOf, now } = frame
  const due = escalationDue(reminder, customer, { policy, calendar: calendarOf(zone), zone, now })
  const levels = due ? levelsToTell(due, reminder.escalated ?? 0) : []
  if (!due || levels.length === 0) return 0

  const owner = frame.people.get(customer.owner ?? '')
  const rows = await rowsOf(deps, { reminder, owner }, levels, frame)
  await deps.outbox.put(rows, now)
  await deps.reminders.change(reminder._id, reminder.rev, { set: { escalated: due.level } })
  return rows.length
}

async function frameOf(deps: TellDeps): Promise<Frame> {
  const people = new Map((await deps.users.list()).map((user) => [user._id, user]))
  const calendarOf = await workCalendarsOf(deps)
  return { policy: await activePolicy(deps), calendarOf, people, now: deps.clock.now() }
}

/**
 * Takes what was left open too long to the rep, the manager and the manager again, each once, until somebody touches the
 * customer. The messages of a morning are gathered: many for one reader are one.
 * @returns how many messages were put
 */
export async function escalate(deps: TellDeps): Promise<number> {
  const frame = await frameOf(deps)

  let put = 0
  let page: readonly Reminder[] = []
  do {
    page = await deps.reminders.overdueSince(frame.now, page.at(-1)?._id, PAGE)
    const found = await deps.customers.getMany([...new Set(page.map(({ customerId }) => customerId))])
    const customers = new Map(found.map((customer) => [customer._id, customer]))
    for (const reminder of page) {
      const customer = customers.get(reminder.customerId)
      if (customer) put += await escalateOne(deps, reminder, customer, frame)
    }
  } while (page.length === PAGE)

  return put
}
