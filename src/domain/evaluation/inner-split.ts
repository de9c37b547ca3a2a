import { dateOfDay } from './day-number.ts'
import { type PurchasePanel, spanOf } from './purchase-panel.ts'
import { type Split, splitAt } from './split-orders.ts'

const isMonthEnd = (day: number): boolean => dateOfDay(day + 1).getUTCDate() === 1

/** The end of a month that lies nearest. */
function nearestMonthEnd(day: number): number {
  let off = 0
  while (!isMonthEnd(day - off) && !isMonthEnd(day + off)) off++
  return isMonthEnd(day - off) ? day - off : day + off
}

/** The day that leaves a last `share` of the calibration to judge by. */
function cutDay(history: PurchasePanel, splitDay: number, share: number): number {
  const first = spanOf(history)?.first ?? splitDay
  return Math.min(splitDay - 1, splitDay - Math.round((splitDay - first) * share))
}

/**
 * The cut that leaves the last third. A calibration that ends with a month is cut at the month's end that lies
 * nearest, so that no month falls into halves (CDNOW: to 1997-09-30 is cut at 1997-06-30).
 */
export function lastThirdDay(history: PurchasePanel, splitDay: number): number {
  const first = spanOf(history)?.first ?? splitDay
  const day = cutDay(history, splitDay, 1 / 3)
  const rounded = isMonthEnd(splitDay) ? nearestMonthEnd(day) : day
  return rounded > first && rounded < splitDay ? rounded : day
}

/** The calibration split once more, at its last third: what a choice may be made on without looking further. */
export function lastThird(history: PurchasePanel, splitDay: number): Split | undefined {
  const cut = lastThirdDay(history, splitDay)
  return splitAt(history, cut, splitDay - cut)
}

/** Several such splits, those that can be judged: their mean is steadier than one, so no cut needs to be lined up. */
export const innerSplits = (history: PurchasePanel, splitDay: number, shares: readonly number[]): Split[] =>
  shares.flatMap((share) => {
    const cut = cutDay(history, splitDay, share)
    return splitAt(history, cut, splitDay - cut) ?? []
  })
