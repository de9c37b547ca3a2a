import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { coverOn } from '#src/domain/tell/cover.ts'
import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { morningPrefix } from '#src/domain/tell/row-group.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { User } from '#src/domain/user.ts'
import type { Outbox } from '#src/ports/outbox.ts'

/** The outbox key of a rep's list of a local day (YYYY-MM-DD). */
export const todayKey = (userId: string, day: string): string => `today|${userId}|${day}`

const isThere = (user: User, day: string): boolean =>
  user.active && user.settings?.morningList !== 'off' && coverOn(user, day) === undefined

/** Whether somebody gets a list on that day: reps do unless they do not want one; whoever is away has a colleague. */
export const getsList = (user: User, day: string): boolean => user.role === 'rep' && isThere(user, day)

/** Managers and admins get one on days on which something has come to them: a floor that its owner has left open. */
const getsOwn = (user: User, day: string, reminders: readonly unknown[]): boolean =>
  getsList(user, day) || (user.role !== 'service' && reminders.length > 0 && isThere(user, day))

type DueDelivery = { readonly outboxId: string; readonly delayMs: number }

/**
 * Puts a rep's morning list, once a day: due at 08:30 of their zone, or when their quiet hours end. `reminders` are the
 * day's, in order. A day without any has a list too, for what waited for the morning; if there is nothing to say, nothing
 * is sent.
 * @returns its delivery and how long it waits, for the queue; none where this person gets no list
 */
export async function putTodayList(
  { outbox }: { readonly outbox: Pick<Outbox, 'put'> },
  user: User,
  day: string,
  now: Date,
  reminders: readonly Pick<Reminder, '_id'>[],
): Promise<readonly DueDelivery[]> {
  if (!getsOwn(user, day, reminders)) return []

  const _id = todayKey(user._id, day)
  const notice = {
    kind: 'today',
    day,
    group: `${morningPrefix}${day}`,
    reminders: reminders.map((reminder) => reminder._id),
    at: now,
  } as const
  const notBefore = disturbableAt(user, morningOf(day, user.zone))
  await outbox.put([{ _id, to: user._id, notice, notBefore }], now)
  return [{ outboxId: _id, delayMs: Math.max(0, notBefore.getTime() - now.getTime()) }]
}
