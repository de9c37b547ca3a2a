import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import { localHour } from '#src/domain/digest/week.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { User } from '#src/domain/user.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Users } from '#src/ports/users.ts'

type Deps = {
  readonly users: Users
  readonly outbox: Outbox
  readonly calendars: Calendars
  readonly clock: Clock
}

/** When a working day is over, by the clock of whoever reads; a process that was down then says it up to the evening. */
const [endHour, lastHour] = [18, 21]

const wants = ({ active, role, settings }: User): boolean =>
  active && role === 'rep' && settings?.dailySummary === 'on'

/**
 * Puts one summary of the day for each rep who has asked for it and whose working day has ended.
 * @returns the outbox keys that wait for delivery
 */
export async function endDays(deps: Deps): Promise<readonly string[]> {
  const users = (await deps.users.list()).filter(wants)
  if (users.length === 0) return []

  const at = deps.clock.now()
  const calendarOf = await workCalendarsOf(deps)
  const rows = users.flatMap(({ _id, zone }) => {
    const hour = localHour(at, zone)
    const day = localDay(at, zone)
    if (hour < endHour || hour >= lastHour || !calendarOf(zone).isWorkingDay(day)) return []
    return [{ _id: `day|${_id}|${day}`, to: _id, notice: { kind: 'day-summary', day, at } as const }]
  })
  return [...(await deps.outbox.put(rows, at))]
}
