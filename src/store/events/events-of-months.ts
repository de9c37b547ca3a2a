import type { FactEvent } from '#src/domain/event.ts'
import type { Models } from '#src/store/models.ts'
import { monthRanges } from './month-ranges.ts'

/** Code-unit order: the same on every server and in every language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** As a fold reads them: by when they count, then by `_id`. */
export const byBooking = (a: FactEvent, b: FactEvent): number =>
  a.bookedAt.getTime() - b.bookedAt.getTime() || compareText(a._id, b._id)

/** The events booked in these months and the refunds that have left them, each once. */
export async function eventsOfMonths(
  { events }: Pick<Models, 'events'>,
  customerId: string,
  months: readonly string[],
): Promise<readonly FactEvent[]> {
  if (months.length === 0) return []

  // The customer stands in each branch: not every server joins a condition beside `$or` to those within it.
  const ranges = monthRanges(months).map(({ from, to }) => ({
    customerId,
    bookedAt: { $gte: from, $lt: to },
  }))
  const left = { $in: months.map((month) => `${customerId}|${month}`) }
  const [booked, gone] = await Promise.all([
    events.model.find(ranges.length === 1 ? (ranges[0] ?? {}) : { $or: ranges }).lean<FactEvent[]>(),
    events.model.find({ leftMonths: left }).lean<FactEvent[]>(),
  ])

  return [...new Map([...booked, ...gone].map((event) => [event._id, event])).values()].sort(byBooking)
}
