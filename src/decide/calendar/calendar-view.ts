import { regionOf } from '#src/domain/calendar/calendar-day.ts'
import { calendarOverview } from '#src/domain/calendar/calendar-overview.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'

/** What is known of a zone's calendar, and the entered days from today on. */
export async function calendarView(
  { calendars, clock }: { readonly calendars: Calendars; readonly clock: Clock },
  zone: string,
) {
  const entered = await calendars.of(regionOf(zone))
  const today = localDay(clock.now(), zone)

  return {
    zone,
    years: calendarOverview(zone, entered, today),
    ahead: entered.filter(({ day }) => day >= today),
  }
}
