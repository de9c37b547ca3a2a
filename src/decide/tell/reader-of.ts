import { localDay } from '#src/domain/local-day.ts'
import { coverOn } from '#src/domain/tell/cover.ts'
import { isMuted } from '#src/domain/tell/mutes.ts'
import type { User } from '#src/domain/user.ts'
import type { Notice, OutboxRow } from '#src/ports/outbox.ts'
import { customerOf } from './about.ts'
import type { TellDeps } from './deps.ts'

/** What is to be done, or known, by whoever looks after a customer meanwhile. A list, a question, a problem are one's own. */
const covered: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  'tier-change',
  'early-warning',
  'tier-summary',
  'reminder',
  'escalation',
  'problem-answered',
])

/** Who reads a message now: whom it is for, or on days on which somebody covers for them, that colleague. */
export async function readerOf(
  { users, clock }: Pick<TellDeps, 'users' | 'clock'>,
  { to, notice }: OutboxRow,
): Promise<User | undefined> {
  const user = await users.byId(to)
  if (!user) return undefined

  const by = covered.has(notice.kind) ? coverOn(user, localDay(clock.now(), user.zone)) : undefined
  const cover = by === undefined ? undefined : await users.byId(by)
  if (cover?.active) return cover
  return user.active ? user : undefined
}

/** Whether the reader has muted it, or it is the list of a day that is over: then nothing is said. */
export async function isSilent(
  { clock, reminders }: Pick<TellDeps, 'clock' | 'reminders'>,
  { notice }: OutboxRow,
  { settings, zone }: User,
): Promise<boolean> {
  if (notice.kind === 'today') return !notice.members && notice.day < localDay(clock.now(), zone)

  const channel = notice.kind === 'reminder' ? (await reminders.get(notice.reminderId))?.channel : undefined
  return isMuted(settings, { kind: notice.kind, customerId: customerOf(notice), channel })
}
