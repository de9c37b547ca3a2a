import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import { isUnasked } from '#src/domain/tell/budget.ts'
import { canWait } from '#src/domain/tell/can-wait.ts'
import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import { burstGroup, burstMs, morningGroup, mostSingles, type RowGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import { dayOffOf } from './day-off.ts'
import type { TellDeps } from './deps.ts'
import { weighed } from './news-rows.ts'
import { nightGroup } from './night-group.ts'
import { kindOf } from './place-of-day.ts'

/** When a row is due again, with others or by itself. */
type Later = Partial<RowGroup> & Pick<RowGroup, 'notBefore'>

type Deps = Pick<TellDeps, 'outbox' | 'clock' | 'calendars' | 'policies'>

/** Until when, and with what, a row waits although it is due: the reader sleeps, rests, or has just read enough. */
export async function waitsFor(deps: Deps, row: OutboxRow, reader: User): Promise<Later | undefined> {
  const isChange = row.notice.kind === 'tier-change'
  const now = deps.clock.now()
  const notBefore = disturbableAt(reader, now)
  if (notBefore > now) return isChange && !row.alone ? nightGroup(deps, reader, notBefore) : { notBefore }

  const work = await untilWork(deps, row, reader)
  if (work) return work
  if (!isChange || row.alone) return undefined

  const before = await deps.outbox.singlesBefore(row, burstMs)
  return before[0] && before.length >= mostSingles ? burstGroup(before[0].createdAt) : undefined
}

/** On a day off what can wait is the next working morning's; a summary that says many stays one. */
async function untilWork(deps: Deps, row: OutboxRow, { role, zone }: User): Promise<Later | undefined> {
  const { notice, createdAt, alone } = row
  if (!isUnasked(role, kindOf(notice))) return undefined
  const calendar = await dayOffOf(deps, { zone })
  if (!calendar) return undefined

  const now = deps.clock.now()
  const isNews = alone === undefined && localDay(createdAt, zone) === localDay(now, zone)
  if (!canWait(weighed(await activePolicy(deps), notice), isNews)) return undefined
  const morning = morningGroup(zone, now, calendar)
  return notice.kind === 'tier-summary' ? { notBefore: morning.notBefore } : morning
}
