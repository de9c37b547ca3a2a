import type { Mend } from '#src/domain/errors.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import type { BlockedNotice } from '#src/ports/notices/surface.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { TellDeps } from './deps.ts'

/** What stands in the way, and who can mend it. */
type Blocked = { readonly code: string; readonly mend: Mend }

/**
 * Tells whoever can mend it that messages wait: once a day for one reason and one place, however many wait. That such a
 * message itself is blocked is told to nobody.
 * @returns the outbox keys that wait for delivery.
 */
export async function tellBlocked(
  { users, outbox, clock }: Pick<TellDeps, 'users' | 'outbox' | 'clock'>,
  { to, notice }: OutboxRow,
  { code, mend }: Blocked,
): Promise<readonly string[]> {
  if (notice.kind === 'blocked' || notice.kind === 'undelivered') return []

  const at = clock.now()
  const channel = notice.kind === 'digest' ? notice.channel : undefined
  const readers = (await users.list()).filter(
    ({ _id, role, active }) => active && (mend.by === 'admin' ? role === 'admin' : _id === to),
  )
  const rows = blockedRows(readers, { kind: 'blocked', code, at, ...present({ line: mend.line, channel }) })
  await outbox.put(rows, at)
  return rows.map(({ _id }) => _id)
}

/** Tells each admin what stands in the way where no message waits for it: a connection that is refused. */
export async function tellAdmins(
  { users, outbox, queues, clock }: Pick<TellDeps, 'users' | 'outbox' | 'clock'> & NeedsQueues,
  code: string,
): Promise<void> {
  const at = clock.now()
  const admins = (await users.list()).filter(({ active, role }) => active && role === 'admin')
  const fresh = await outbox.put(blockedRows(admins, { kind: 'blocked', code, at }), at)
  await queues.enqueueMany(
    'deliver',
    [...fresh].map((outboxId) => ({ outboxId })),
  )
}

type NeedsQueues = { readonly queues: Pick<Queues, 'enqueueMany'> }

/** Once a day of the reader's for one reason and one place. */
const blockedRows = (readers: readonly User[], notice: BlockedNotice) =>
  readers.map(({ _id, zone }) => ({
    _id: `blocked|${notice.code}|${notice.channel ?? ''}|${localDay(notice.at, zone)}|${_id}`,
    to: _id,
    notice,
  }))
