import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { decayTo } from './decay.ts'
import { median } from './median.ts'

export type Scales = NonNullable<Policy['scales']>

/**
 * The scale of each of the policy's dimensions: the median of the positive sums, in the value of `now`, so that
 * a customer at the medians has a key of about 1 today. A dimension that nobody has is left out: it is off.
 */
export function calibrate(factsList: readonly Pick<Facts, 'sums'>[], policy: Policy, now: Date): Scales {
  const factor = decayTo(now, policy)
  const entries = policy.dimensions.map(({ name }) => {
    const positive = factsList.map(({ sums }) => sums[name] ?? 0).filter((sum) => sum > 0)
    return [name, median(positive) * factor] as const
  })

  return Object.fromEntries(entries.filter(([, scale]) => scale > 0))
}
