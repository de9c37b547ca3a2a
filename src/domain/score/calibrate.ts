import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { decayTo } from './decay.ts'
import { median } from './median.ts'

export type Scales = NonNullable<Policy['scales']>

/** Numbers that come one by one, eight bytes each: a million customers are no million objects. */
function column() {
  let values = new Float64Array(1_024)
  let length = 0

  return {
    add(value: number) {
      if (length === values.length) {
        const wider = new Float64Array(length * 2)
        wider.set(values)
        values = wider
      }
      values[length++] = value
    },
    median: () => median(values.subarray(0, length)),
  }
}

/** Takes customers' sums one by one. */
export type Calibrator = {
  add(facts: Pick<Facts, 'sums'>): void
  /** In the value of `now`. */
  scales(now: Date): Scales
}

/**
 * The scale of each of the policy's dimensions: the median of the positive sums, in the value of `now`, so that
 * a customer at the medians has a key of about 1 today. A dimension that nobody has is left out: it is off.
 */
export function calibrator(policy: Policy): Calibrator {
  const columns = new Map(policy.dimensions.map(({ name }) => [name, column()]))

  return {
    add({ sums }) {
      for (const [name, positive] of columns) {
        const sum = sums[name] ?? 0
        if (sum > 0) positive.add(sum)
      }
    },
    scales(now) {
      const factor = decayTo(now, policy)
      const entries = [...columns].map(([name, positive]) => [name, positive.median() * factor] as const)

      return Object.fromEntries(entries.filter(([, scale]) => scale > 0))
    },
  }
}

/** The same of a list. */
export function calibrate(factsList: readonly Pick<Facts, 'sums'>[], policy: Policy, now: Date): Scales {
  const all = calibrator(policy)
  for (const facts of factsList) all.add(facts)
  return all.scales(now)
}
