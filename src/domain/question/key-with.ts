import type { Facts } from '#src/domain/facts.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { keyWeights } from '#src/domain/score/key-weights.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import type { Estimate } from './answer.ts'
import { sumsWithEstimates } from './standing.ts'

/** A span of days, both ends included. */
export type Span = Pick<Estimate, 'from' | 'to'>

/** So many orders of this customer's usual amount; at least one, parts of an order allowed. */
const ordersOf = (amount: number, usualAmount: number): number => Math.max(1, amount / usualAmount)

/**
 * κ as it would be had this customer bought for an amount (major units) unseen in a span of days.
 * @param usualAmount what one of its orders usually comes to
 */
export function keyWith(
  facts: Facts,
  policy: Policy,
  now: Date,
  { span, usualAmount }: { readonly span: Span; readonly usualAmount: number },
): (amount: number) => number {
  const { answers: _, ...plain } = facts
  const { parts, multiplier } = scoreOf(plain, policy, now)
  const known = Object.values(parts).reduce((sum, part) => sum + part, 0)
  const weights = keyWeights(plain, policy)
  const sumsWith = sumsWithEstimates(plain, span, policy)

  return (amount) => {
    const amountMinor = toMinor(amount, policy.baseCurrency)
    const sums = sumsWith({ amountMinor, orders: ordersOf(amount, usualAmount) })
    const more =
      (sums.spend - plain.sums.spend) * (weights.get('spend') ?? 0) +
      (sums.orders - plain.sums.orders) * (weights.get('orders') ?? 0)
    return Math.log2(multiplier * (known + more))
  }
}

const steps = 60

/** The least amount at which a rising function reaches a value, between 0 and `most`; undefined where it does not. */
export function leastAmount(of: (amount: number) => number, value: number, most: number): number | undefined {
  if (of(most) < value) return undefined

  let [low, high] = [0, most]
  for (let step = 0; step < steps && high - low > high * 1e-6; step++) {
    const middle = (low + high) / 2
    if (of(middle) < value) low = middle
    else high = middle
  }
  return high
}
