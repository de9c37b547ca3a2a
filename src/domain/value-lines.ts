import { addDays } from './days.ts'
import type { Facts } from './facts.ts'
import type { Policy } from './policy.ts'

/**
 * Where small ends and large begins in a base, as forward-decayed sums (`Facts.valueSum`): all fade alike, so a line
 * of last week still parts the customers of today.
 */
export type ValueLines = { readonly smallSum: number; readonly largeSum: number }

/** Nothing has come from the customer for the policy's days. Without any sign of life it is nobody's customer yet. */
export const isDormant = (
  { lastFromCustomerAt }: Pick<Facts, 'lastFromCustomerAt'>,
  { lifecycle }: Pick<Policy, 'lifecycle'>,
  now: Date,
): boolean => lastFromCustomerAt === undefined || addDays(lastFromCustomerAt, lifecycle.dormantDays) <= now

/** The value at a share of the sorted sums. */
const at = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/** The lines by the sums of those who are not dormant; undefined where the policy names no states or nobody is left. */
export function valueLines(
  sums: readonly number[],
  { states }: Pick<Policy, 'states'>,
): ValueLines | undefined {
  const sorted = Float64Array.from(sums.filter((sum) => sum > 0)).sort()
  if (!states || sorted.length === 0) return undefined

  return {
    smallSum: at(sorted, states.growing.smallShare),
    largeSum: at(sorted, 1 - states.oneOff.largeShare),
  }
}
