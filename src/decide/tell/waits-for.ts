import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { burstGroup, burstMs, mostSingles, type RowGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'
import { nightGroup } from './night-group.ts'

/** When a row is due again, with others or by itself. */
type Later = Partial<RowGroup> & Pick<RowGroup, 'notBefore'>

/** Until when, and with what, a row waits although it is due: the reader sleeps, or has just read enough single ones. */
export async function waitsFor(
  deps: Pick<TellDeps, 'outbox' | 'clock' | 'calendars'>,
  row: OutboxRow,
  reader: User,
): Promise<Later | undefined> {
  const isChange = row.notice.kind === 'tier-change'
  const now = deps.clock.now()
  const notBefore = disturbableAt(reader, now)
  if (notBefore > now) return isChange && !row.alone ? nightGroup(deps, reader, notBefore) : { notBefore }
  if (!isChange || row.alone) return undefined

  const before = await deps.outbox.singlesBefore(row, burstMs)
  return before[0] && before.length >= mostSingles ? burstGroup(before[0].createdAt) : undefined
}
