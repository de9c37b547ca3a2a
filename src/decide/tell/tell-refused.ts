import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { RefusedWorkspace } from '#src/ports/settings.ts'
import type { Users } from '#src/ports/users.ts'

export type RefusedDeps = {
  readonly users: Users
  readonly outbox: Pick<Outbox, 'put'>
  readonly queues: Pick<Queues, 'enqueueMany'>
  readonly clock: Clock
}

/** Anybody can make workspaces: beyond so many of the last day the list alone has them. */
export const mostToldOf = 5
const dayMs = 86_400_000

/**
 * Tells each admin that a workspace was refused, once a local day for one workspace, with the line that would let it
 * in; `others` are those that were refused before. A line is absent where no list decides.
 */
export async function tellRefused(
  { users, outbox, queues, clock }: RefusedDeps,
  { team, how }: Pick<RefusedWorkspace, 'team' | 'how'>,
  { line, others }: { readonly line: string | undefined; readonly others: readonly RefusedWorkspace[] },
): Promise<void> {
  const at = clock.now()
  const lately = others.filter((other) => at.getTime() - other.at.getTime() < dayMs)
  if (lately.length >= mostToldOf) return

  const admins = (await users.list()).filter(({ role, active }) => role === 'admin' && active)
  const rows = admins.map(({ _id, zone }) => ({
    _id: `workspace-refused|${team}|${localDay(at, zone)}|${_id}`,
    to: _id,
    notice: { kind: 'workspace-refused', team, how, at, ...present({ line }) } as const,
  }))
  const fresh = await outbox.put(rows, at)
  await queues.enqueueMany(
    'deliver',
    [...fresh].map((outboxId) => ({ outboxId })),
  )
}
