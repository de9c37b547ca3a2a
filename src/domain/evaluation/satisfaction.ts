import type { HeldOut } from './split-orders.ts'
import type { Satisfaction } from './tiers-table.ts'

/** A customer's answer on a day, 1 to 5. */
export type RatingRow = { readonly customerId: string; readonly day: number; readonly rating: number }

/** A mean from here on is content: 4 and 5 of 5, as a top-box share counts them. */
const content = 4

/** Who was content in the days held out, by the mean of its answers; NaN for those who did not answer. */
export function satisfactionOf(
  ratings: readonly RatingRow[],
  ids: readonly string[],
  splitDay: number,
  { lastDay }: HeldOut,
): Satisfaction {
  const after = ratings.filter(({ day }) => day > splitDay && day <= lastDay)
  const byCustomer = Map.groupBy(after, ({ customerId }) => customerId)
  return Float64Array.from(ids, (id) => {
    const answers = byCustomer.get(id)
    if (!answers) return Number.NaN
    return answers.reduce((sum, { rating }) => sum + rating, 0) / answers.length >= content ? 1 : 0
  })
}
