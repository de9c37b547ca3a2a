import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'

type Asked = Pick<Customer, 'kind' | 'lifecycle' | 'facts'>

/**
 * An occasion is planned for so long after its day: a base that is imported whole is asked over a quarter, as the days
 * of its first orders fall, and not all on one morning.
 */
const openDays = 14

/** The newest of the days first, first + every, first + 2·every … that has come, where it is not too long ago. */
function newestOf(first: Date, everyDays: number, now: Date): Date | undefined {
  const passed = daysBetween(first, now)
  if (passed < 0) return undefined

  const at = addDays(first, Math.floor(passed / everyDays) * everyDays)
  return daysBetween(at, now) <= openDays ? at : undefined
}

/** The newest rating of the customer, whatever it was about. */
const ratedAt = ({ facts }: Asked): number =>
  Math.max(0, ...Object.values(facts.ratings).map(({ lastAt }) => lastAt.getTime()))

/**
 * The day of the satisfaction call-back that is due now: some days after the first order, and then each quarter.
 * Undefined where none is, where they have rated us in the meantime, and for the dormant, who are asked something else.
 */
export function callBackAt(
  customer: Asked,
  { followUp }: Pick<Policy, 'followUp'>,
  now: Date,
): Date | undefined {
  const { kind, lifecycle, facts } = customer
  const { afterFirstOrderDays, everyDays } = followUp.callBack
  if (kind !== 'customer' || lifecycle === 'dormant' || !facts.firstOrderAt) return undefined

  const at = newestOf(addDays(facts.firstOrderAt, afterFirstOrderDays), everyDays, now)
  const enoughSince = at && addDays(at, -everyDays / 2).getTime()
  return enoughSince !== undefined && ratedAt(customer) < enoughSince ? at : undefined
}

/**
 * The day of the win-back touch that is due now: when a customer has become dormant, and then each quarter while it
 * stays so. Undefined for everybody else: any sign of life ends it.
 */
export function winBackAt(
  { kind, lifecycle, facts }: Asked,
  { followUp, lifecycle: rule }: Pick<Policy, 'followUp' | 'lifecycle'>,
  now: Date,
): Date | undefined {
  const last = facts.lastFromCustomerAt ?? facts.lastPurchaseAt
  if (kind !== 'customer' || lifecycle !== 'dormant' || !last) return undefined

  return newestOf(addDays(last, rule.dormantDays), followUp.callBack.everyDays, now)
}
