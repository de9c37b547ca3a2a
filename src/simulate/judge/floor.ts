import type { Customer } from '#src/domain/customer.ts'
import { dayNumberOf, onTheWall } from './wall-clock.ts'

/** The design's: one touch or attempt in so many days. */
const FLOOR_DAYS = 90

type Known = Pick<Customer, '_id' | 'knownSince' | 'status' | 'followUp'>

/**
 * Customers for whom somebody of ours did not as much as try for more than 90 days. What was older than that on the first
 * day counts from the first day.
 */
export function floorMisses(
  customers: readonly Known[],
  touchedAt: ReadonlyMap<string, readonly Date[]>,
  { start, end, zone }: { readonly start: Date; readonly end: Date; readonly zone: string },
): readonly string[] {
  const dayOf = (at: Date) => dayNumberOf(onTheWall(at, zone).day)
  const first = dayOf(start)
  const isMissed = ({ _id, knownSince }: Known): boolean => {
    const touches = (touchedAt.get(_id) ?? []).map(dayOf).sort((a, b) => a - b)
    const before = Math.max(dayOf(knownSince), ...touches.filter((day) => day < first))
    let counted = first - before > FLOOR_DAYS ? first : before
    for (const day of [...touches.filter((each) => each >= first), dayOf(end)]) {
      if (day - counted > FLOOR_DAYS) return true
      counted = Math.max(counted, day)
    }
    return false
  }

  return customers
    .filter(({ status, followUp }) => status === 'active' && followUp?.optOut === undefined)
    .filter(isMissed)
    .map(({ _id }) => _id)
}
