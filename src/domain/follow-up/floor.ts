import type { Customer } from '#src/domain/customer.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { lastOutAt } from './last-touch.ts'

/** By when a customer has to have a touch or an attempt of ours, and from when on it is planned. */
export type Floor = { readonly at: Date; readonly planFrom: Date }

/**
 * The attention floor: counted from the later of our last touch and the day the product first knew the customer. What
 * was broken before follow-up began (`begunAt`) counts from then: nobody can be touched in the past.
 */
export function floorOf(
  { facts, knownSince }: Pick<Customer, 'facts' | 'knownSince'>,
  { followUp }: Pick<Policy, 'followUp'>,
  begunAt: Date = knownSince,
): Floor {
  const { days, planAheadDays } = followUp.floor
  const counted = addDays(latest(lastOutAt(facts), knownSince) ?? knownSince, days)
  const at = counted > begunAt ? counted : addDays(begunAt, days)

  return { at, planFrom: addDays(at, -planAheadDays) }
}
