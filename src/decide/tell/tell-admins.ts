import { localDay } from '#src/domain/local-day.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'

/**
 * Tells each admin that a reader cannot be reached: once a day for one reader and one reason, however many messages
 * are refused. A refusal of this very message is told to nobody.
 * @returns the outbox keys that wait for delivery.
 */
export async function tellAdmins(
  { users, outbox, clock }: Pick<TellDeps, 'users' | 'outbox' | 'clock'>,
  { to, notice }: OutboxRow,
  code: string,
): Promise<readonly string[]> {
  if (notice.kind === 'undelivered') return []

  const at = clock.now()
  const all = await users.list()
  const reader = all.find(({ _id }) => _id === to)?.name ?? to
  const admins = all.filter(({ _id, role, active }) => role === 'admin' && active && _id !== to)
  const rows = admins.map(({ _id, zone }) => ({
    _id: `undelivered|${to}|${code}|${localDay(at, zone)}|${_id}`,
    to: _id,
    notice: { kind: 'undelivered', reader, code, at } as const,
  }))
  await outbox.put(rows, at)
  return rows.map(({ _id }) => _id)
}
