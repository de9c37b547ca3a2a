import type { Facts } from './facts.ts'
import { toMinor } from './money.ts'
import type { Policy } from './policy.ts'
import { decayTo } from './score/decay.ts'

const valueNow = ({ valueSum }: Pick<Facts, 'valueSum'>, policy: Policy, now: Date): number =>
  Math.max(0, valueSum) * decayTo(now, policy)

/**
 * Value now, base-currency minor units: net spend in which today's money counts in full and money one half-life
 * old counts half. To a rep: "recent spend"; it shrinks by half each half-life in which nothing is bought.
 */
export const valueNowMinor = (facts: Pick<Facts, 'valueSum'>, policy: Policy, now: Date): number =>
  toMinor(valueNow(facts, policy, now), policy.baseCurrency)

/**
 * Spend to expect in the next `days`, base-currency minor units, if the present pace holds: exponential
 * smoothing's rate V·ln 2/h (a steady spender of r a day has V = r·h/ln 2), times the days.
 */
export function expectedValueMinor(
  facts: Pick<Facts, 'valueSum'>,
  policy: Policy,
  now: Date,
  days: number,
): number {
  const perDay = (valueNow(facts, policy, now) * Math.LN2) / policy.halfLifeDays
  return toMinor(perDay * days, policy.baseCurrency)
}
