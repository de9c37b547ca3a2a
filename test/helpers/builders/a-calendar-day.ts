import { type CalendarDay, calendarDayId } from '#src/domain/calendar/calendar-day.ts'
import { aMoment } from './a-customer.ts'

/** A make-up working day (YYYY-MM-DD) in China, as an admin enters it. */
export const aWorkedDay = (day: string, given: Partial<CalendarDay> = {}): CalendarDay => ({
  _id: calendarDayId('CN', day),
  region: 'CN',
  day,
  isWorking: true,
  source: 'chat',
  by: 'admin',
  enteredAt: aMoment,
  ...given,
})
