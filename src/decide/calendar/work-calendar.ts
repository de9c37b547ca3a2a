import { regionOf } from '#src/domain/calendar/calendar-day.ts'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Calendars } from '#src/ports/calendars.ts'

type Deps = { readonly calendars: Calendars; readonly companyTimeZone?: string }

/** Where neither a person nor the configuration says otherwise, the product is at home in China. */
const usualZone = 'Asia/Shanghai'

/** The working days of a person's zone; without one, of the company's. */
export async function workCalendarOf(deps: Deps, zone?: string): Promise<WorkCalendar> {
  const whose = zone ?? deps.companyTimeZone ?? usualZone
  return calendarFor(whose, await deps.calendars.of(regionOf(whose)))
}

/** The working days of any zone, for one reading of the store: for whoever looks after many people. */
export async function workCalendarsOf(
  deps: Pick<Deps, 'calendars'>,
): Promise<(zone: string) => WorkCalendar> {
  const entered = await deps.calendars.all()
  return (zone) => calendarFor(zone, entered)
}
