import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { localDay } from '#src/domain/local-day.ts'
import { morningGroup, quietGroup, type RowGroup } from '#src/domain/tell/row-group.ts'
import type { User } from '#src/domain/user.ts'
import type { TellDeps } from './deps.ts'
import { getsList } from './put-today-list.ts'

/** A list that comes so soon after the night is worth waiting for: one message instead of several. */
const nearMs = 3_600_000

/** With what a change waits that came in a reader's quiet hours: their list, if it comes as they end, else each other. */
export async function nightGroup(
  { calendars, clock }: Pick<TellDeps, 'calendars' | 'clock'>,
  reader: User,
  endsAt: Date,
): Promise<RowGroup> {
  const calendar = await workCalendarOf({ calendars }, reader.zone)
  const morning = morningGroup(reader.zone, clock.now(), calendar)
  const isNear = Math.abs(morning.notBefore.getTime() - endsAt.getTime()) <= nearMs

  return isNear && getsList(reader, localDay(morning.notBefore, reader.zone)) ? morning : quietGroup(endsAt)
}
