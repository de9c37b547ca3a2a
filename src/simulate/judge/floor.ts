import type { Customer } from '#src/domain/customer.ts'
import { dayNumberOf, onTheWall } from './wall-clock.ts'

/** The design's: one touch or attempt in so many days. */
const FLOOR_DAYS = 90
const DAY_MS = 86_400_000

type Known = Pick<Customer, '_id' | 'knownSince' | 'status' | 'followUp'>

/** A floor that was not kept: the last day on which it could have been, and when somebody tried at last. */
export type FloorMiss = { readonly customerId: string; readonly until: string; readonly touched?: string }

const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The first two of these days, in order, that lie further apart than the floor allows. */
function firstGap(days: readonly number[]): { readonly until: number; readonly next: number } | undefined {
  const at = days.findIndex((day, i) => day - (days[i - 1] ?? day) > FLOOR_DAYS)
  const [before, next] = [days[at - 1], days[at]]
  return before === undefined || next === undefined ? undefined : { until: before + FLOOR_DAYS, next }
}

/** The end of the days that were lived is no touch. */
const touchOn = (day: number, touches: readonly number[]): Pick<FloorMiss, 'touched'> =>
  touches.includes(day) ? { touched: dayText(day) } : {}

/**
 * Customers for whom somebody of ours did not as much as try for more than 90 days, each with its first such time. What
 * was older than that on the first day counts from the first day.
 */
export function floorMisses(
  customers: readonly Known[],
  touchedAt: ReadonlyMap<string, readonly Date[]>,
  { start, end, zone }: { readonly start: Date; readonly end: Date; readonly zone: string },
): readonly FloorMiss[] {
  const dayOf = (at: Date) => dayNumberOf(onTheWall(at, zone).day)
  const [first, last] = [dayOf(start), dayOf(end)]
  const missOf = ({ _id: customerId, knownSince }: Known): readonly FloorMiss[] => {
    const touches = (touchedAt.get(customerId) ?? []).map(dayOf).sort((a, b) => a - b)
    const before = Math.max(dayOf(knownSince), ...touches.filter((day) => day < first))
    const from = first - before > FLOOR_DAYS ? first : before
    const miss = firstGap([from, ...touches.filter((day) => day >= Math.max(first, from)), last])
    return miss ? [{ customerId, until: dayText(miss.until), ...touchOn(miss.next, touches) }] : []
  }

  return customers
    .filter(({ status, followUp }) => status === 'active' && followUp?.optOut === undefined)
    .flatMap(missOf)
}
