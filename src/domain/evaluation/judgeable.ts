import { AppError } from '#src/domain/errors.ts'
import { isoDay } from './day-number.ts'
import { type PurchasePanel, spanOf } from './purchase-panel.ts'
import type { Split } from './split-orders.ts'

/** Below this a tenth of the customers is a handful, and no share of spend says anything. */
const fewest = 30
/** A file that ends a little before the days held out has nothing missing: nobody bought. */
const quietDays = 7

/** @throws AppError `split-outside-data` */
export function lastDayOf(panel: PurchasePanel, splitDay: number, days: number): number {
  const span = spanOf(panel)
  if (span && span.first <= splitDay && splitDay < span.last) {
    const asked = splitDay + days
    return asked <= span.last + quietDays ? asked : span.last
  }

  const where = span ? `from ${isoDay(span.first)} to ${isoDay(span.last)}` : 'on no day that could be read'
  throw new AppError({
    code: 'split-outside-data',
    message: `The split day ${isoDay(splitDay)} leaves nothing on one side: the orders are ${where}.`,
    remedy: 'Choose a --split inside that time, usually its middle.',
  })
}

/** @throws AppError `nothing-spent`, `too-few-customers` */
export function refuseUnjudgeable({ history, heldOut }: Split): void {
  if (heldOut.spend.every((spend) => spend === 0))
    throw new AppError({
      code: 'nothing-spent',
      message: 'Nobody spent anything in the days after the split, so no method can be judged.',
      remedy: 'Check the amount column, or choose an earlier --split or more --days.',
    })
  if (history.ids.length >= fewest) return

  throw new AppError({
    code: 'too-few-customers',
    message: `Only ${history.ids.length} customers had bought by the split day; ${fewest} are needed to compare methods.`,
    remedy: 'Choose a later --split, or a file with more customers.',
  })
}
