import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import { putAll } from './bulk.ts'
import type { Models } from './models.ts'

/** Entered days: a few dozen a year, so they are read whole. */
export function calendarsOf({ calendars }: Models): Calendars {
  const { model, native } = calendars

  return {
    put: (days) => putAll(native, days),
    of: (region) => model.find({ region }).sort({ day: 1 }).lean<CalendarDay[]>().exec(),
    all: () => model.find().sort({ _id: 1 }).lean<CalendarDay[]>().exec(),
    remove: async (ids) => (await model.deleteMany({ _id: { $in: [...ids] } })).deletedCount,
  }
}
