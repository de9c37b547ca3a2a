import { AppError } from '#src/domain/errors.ts'

/**
 * What the purchase models need of a customer, in weeks as in their papers: x repeat purchase days, t_x from the
 * first purchase to the last, T from the first purchase to the end of the observation.
 */
export type PurchaseHistory = {
  readonly frequency: number
  readonly recencyWeeks: number
  readonly ageWeeks: number
}

/** A customer with the mean amount of its repeat purchase days, in major units; 0 where there is none. */
export type SpendHistory = PurchaseHistory & { readonly meanRepeatSpend: number }

/** One row of a purchase; rows of one UTC day are one purchase. Zero amounts count as purchases. */
export type PurchaseRow = { readonly at: Date; readonly amount: number }

const dayMs = 86_400_000
const dayNumber = (at: Date): number => Math.floor(at.getTime() / dayMs)
const weeksOf = (days: number): number => days / 7

/**
 * A customer's history up to and with `lastDay` (the split day belongs to the calibration); rows after it are not
 * looked at. Undefined where the customer had not bought by then.
 */
export function historyOf(rows: readonly PurchaseRow[], lastDay: Date): SpendHistory | undefined {
  const end = dayNumber(lastDay)
  const byDay = new Map<number, number>()
  for (const { at, amount } of rows) {
    const day = dayNumber(at)
    if (day <= end) byDay.set(day, (byDay.get(day) ?? 0) + amount)
  }
  if (byDay.size === 0) return undefined

  const days = [...byDay.keys()].sort((a, b) => a - b)
  const first = days[0] ?? end
  const repeats = days.length - 1
  const repeatSpend = days.slice(1).reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0)

  return {
    frequency: repeats,
    recencyWeeks: weeksOf((days.at(-1) ?? first) - first),
    ageWeeks: weeksOf(end - first),
    meanRepeatSpend: repeats > 0 ? repeatSpend / repeats : 0,
  }
}

/** The same from a fold that keeps only the count of purchase days and their ends. */
export function historyBetween(
  firstAt: Date,
  lastAt: Date,
  purchaseDays: number,
  lastDay: Date,
): PurchaseHistory {
  const [first, last, end] = [dayNumber(firstAt), dayNumber(lastAt), dayNumber(lastDay)]
  if (first > last || last > end)
    throw new AppError({
      code: 'history-beyond-its-end',
      message: 'A purchase lies after the day up to which the forecast looks.',
      remedy: 'Fold only the purchases up to that day, or move the day.',
    })

  return {
    frequency: Math.max(0, purchaseDays - 1),
    recencyWeeks: weeksOf(last - first),
    ageWeeks: weeksOf(end - first),
  }
}
