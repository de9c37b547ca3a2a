import type { ValueState } from './customer.ts'
import { daysBetween } from './days.ts'
import type { Facts, OrderBrief } from './facts.ts'
import { usualGapDays } from './lifecycle.ts'
import { toMajor } from './money.ts'
import type { StateRules } from './policy/state-rules.ts'
import type { Policy } from './policy.ts'
import { decayTo, growth } from './score/decay.ts'
import { valueMoved } from './value-direction.ts'
import { isDormant, type ValueLines } from './value-lines.ts'

/** Most of a large customer's value is one order, and the next one is late. */
type OneOffLeaving = {
  readonly state: 'one-off-leaving'
  readonly order: OrderBrief
  /** Of its value now, 0 to 1. */
  readonly share: number
  readonly daysSince: number
  readonly usualDays: number
}

/** A small customer orders more often of late, and its value now is not falling. `rise`: orders per day of late over those of its usual. */
type SmallGrowing = { readonly state: 'small-growing'; readonly orders: number; readonly rise: number }

/** A named state with what it rests on. */
export type ValueStanding = OneOffLeaving | SmallGrowing

type Asked = {
  readonly facts: Facts
  readonly policy: Policy
  readonly now: Date
  readonly lines: ValueLines
}

function oneOffLeaving(
  { facts, policy, now, lines }: Asked,
  rule: StateRules['oneOff'],
): OneOffLeaving | undefined {
  const { recentOrders, lastPurchaseAt, valueSum } = facts
  if (!lastPurchaseAt || valueSum <= 0 || valueSum < lines.largeSum) return undefined

  const weighed = recentOrders.map((order) => ({ order, sum: toMajor(order) * growth(order.at, policy) }))
  const [first, ...others] = weighed
  if (!first) return undefined

  const top = others.reduce((best, one) => (one.sum > best.sum ? one : best), first)
  const share = Math.min(1, top.sum / valueSum)
  const daysSince = daysBetween(lastPurchaseAt, now)
  const usualDays = usualGapDays(facts, policy)
  if (share < rule.orderShare || daysSince < rule.lateFactor * usualDays) return undefined

  return { state: 'one-off-leaving', order: top.order, share, daysSince, usualDays }
}

/** A decayed count turned into orders per day: Σ·ln 2/h for somebody known for ever, more for the young. */
const perDay = (count: number, halfLifeDays: number, ageDays: number): number =>
  (count * Math.LN2) / halfLifeDays / (1 - 2 ** (-ageDays / halfLifeDays))

function smallGrowing(
  { facts, policy, now, lines }: Asked,
  rule: StateRules['growing'],
): SmallGrowing | undefined {
  const { firstOrderAt, orderCount, recentOrders, sums, valueSum } = facts
  if (!firstOrderAt || orderCount < rule.orders || valueSum <= 0 || valueSum > lines.smallSum)
    return undefined

  const ageDays = daysBetween(firstOrderAt, now) + 1
  const short = { halfLifeDays: rule.shortHalfLifeDays, landmark: now }
  const ofLate = recentOrders.reduce((sum, { at }) => sum + growth(at, short), 0)
  const usual = perDay(sums.orders * decayTo(now, policy), policy.halfLifeDays, ageDays)
  const rise = perDay(ofLate, rule.shortHalfLifeDays, ageDays) / usual
  if (!(rise >= rule.rise) || valueMoved(facts, policy, now)?.direction === 'down') return undefined

  return { state: 'small-growing', orders: orderCount, rise }
}

/**
 * The named state of a customer whose value now and value to come point different ways, with its evidence; undefined
 * for most, for the dormant, who have left, and where the policy names no states or no line is known.
 */
export function valueStanding(
  facts: Facts,
  policy: Policy,
  now: Date,
  lines: ValueLines | undefined,
): ValueStanding | undefined {
  if (!lines || !policy.states || isDormant(facts, policy, now)) return undefined

  const asked = { facts, policy, now, lines }
  return oneOffLeaving(asked, policy.states.oneOff) ?? smallGrowing(asked, policy.states.growing)
}

/** The same without its evidence: what chooses the playbook's step. */
export const valueStateOf = (
  facts: Facts,
  policy: Policy,
  now: Date,
  lines: ValueLines | undefined,
): ValueState | undefined => valueStanding(facts, policy, now, lines)?.state
