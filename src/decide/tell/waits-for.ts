import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { burstGroup, burstMs, mostSingles, quietGroup, type RowGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'

/** When a row is due again, with others or by itself. */
export type Later = Partial<RowGroup> & Pick<RowGroup, 'notBefore'>

/** Until when, and with what, a row waits although it is due: the reader sleeps, or has just read enough single ones. */
export async function waitsFor(
  { outbox, clock }: Pick<TellDeps, 'outbox' | 'clock'>,
  row: OutboxRow,
  reader: User,
): Promise<Later | undefined> {
  const isChange = row.notice.kind === 'tier-change'
  const now = clock.now()
  const notBefore = disturbableAt(reader, now)
  if (notBefore > now) return isChange && !row.alone ? quietGroup(notBefore) : { notBefore }
  if (!isChange || row.alone) return undefined

  const before = await outbox.singlesBefore(row, burstMs)
  return before[0] && before.length >= mostSingles ? burstGroup(before[0].createdAt) : undefined
}
