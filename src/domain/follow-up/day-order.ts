import type { Reminder } from './reminder.ts'

/** The floor first, then what is urgent or has its date, then what somebody timed, then by value at risk. */
const rankOf = ({ kind, isUrgent }: Reminder): number => {
  if (kind === 'floor') return 0
  if (isUrgent || kind === 'occasion') return 1
  return kind === 'timed' ? 2 : 3
}

/** The day that names a reminder's occasion: of a floor the one on which it would be missed. */
const dayOf = ({ _id }: Reminder): string => _id.slice(_id.lastIndexOf('|') + 1)

/** Of one rank, floors by the day on which they would be missed, timed ones by their moment. */
const byDay = (a: Reminder, b: Reminder): number => {
  if (a.kind === 'floor') return dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))
  return rankOf(a) === 2 ? a.dueAt.getTime() - b.dueAt.getTime() : 0
}

/** The order of a day's reminders, told in the morning or asked for: total, so that both are the same list. */
export const dayOrder = (a: Reminder, b: Reminder): number =>
  rankOf(a) - rankOf(b) ||
  byDay(a, b) ||
  b.valueAtRiskMinor - a.valueAtRiskMinor ||
  (a._id < b._id ? -1 : Number(a._id > b._id))
