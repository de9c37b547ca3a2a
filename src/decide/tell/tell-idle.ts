import { localDay } from '#src/domain/local-day.ts'
import type { AppIdleNotice } from '#src/ports/notices/surface.ts'
import type { RefusedDeps } from './tell-refused.ts'

/** Tells each admin, once a local day, that a surface means to switch the app off, or has done so. */
export async function tellIdle(
  { users, outbox, queues, clock }: RefusedDeps,
  state: AppIdleNotice['state'],
): Promise<void> {
  const at = clock.now()
  const admins = (await users.list()).filter(({ role, active }) => role === 'admin' && active)
  const rows = admins.map(({ _id, zone }) => ({
    _id: `app-idle|${state}|${localDay(at, zone)}|${_id}`,
    to: _id,
    notice: { kind: 'app-idle', state, at } as const,
  }))
  const fresh = await outbox.put(rows, at)
  await queues.enqueueMany(
    'deliver',
    [...fresh].map((outboxId) => ({ outboxId })),
  )
}
