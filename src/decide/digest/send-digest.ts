import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { digestKeyOf, digestOrderOf } from '#src/domain/digest/digest-id.ts'
import { digestWeek } from '#src/domain/digest/week.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { DigestDeps, TellDigest } from './deps.ts'
import { digestOfWeek } from './keep-digest.ts'

type SendDeps = DigestDeps & { readonly outbox: Outbox; readonly calendars: Calendars }

/** Whose week it is, and which. */
export type DueDigest = { readonly userId: string; readonly week: string }

function dueOf(user: User, now: Date, calendarOf: (zone: string) => WorkCalendar): DueDigest | undefined {
  const order = digestOrderOf(user)
  if (!order) return undefined
  const { week, isDue } = digestWeek(user, order, now, calendarOf(user.zone))
  return isDue ? { userId: user._id, week } : undefined
}

/** Digests whose day and hour have come where their readers are, and that have no message yet. */
export async function dueDigests(deps: SendDeps): Promise<readonly DueDigest[]> {
  const { users, outbox, clock } = deps
  const now = clock.now()
  const calendarOf = await workCalendarsOf(deps)
  const due = (await users.list()).flatMap((user) => dueOf(user, now, calendarOf) ?? [])
  const open: DueDigest[] = []
  for (const each of due) if (!(await outbox.get(digestKeyOf(each.userId, each.week)))) open.push(each)
  return open
}

/**
 * Counts a manager's week and puts its message: one a week whatever happens, since both are named after it. Nothing
 * where the week is over, or the digest was put off meanwhile.
 * @returns the outbox key that waits for delivery
 */
export async function sendDigest(
  deps: SendDeps,
  { userId, week }: DueDigest,
  tell?: TellDigest,
): Promise<string | undefined> {
  const user = await deps.users.byId(userId)
  const order = user && digestOrderOf(user)
  const calendarOf = await workCalendarsOf(deps)
  if (!order || dueOf(user, deps.clock.now(), calendarOf)?.week !== week) return undefined

  const _id = digestKeyOf(userId, week)
  if (await deps.outbox.get(_id)) return _id
  const asker = await deps.users.asAsker(user)
  const asked = { asker, ...present({ segment: order.segment }) }
  const { digest } = await digestOfWeek(deps, asked, week, tell)
  const at = deps.clock.now()
  const notice = {
    kind: 'digest',
    digestId: digest._id,
    week,
    at,
    ...present({ channel: order.channel }),
  } as const
  await deps.outbox.put([{ _id, to: userId, notice }], at)
  return _id
}
