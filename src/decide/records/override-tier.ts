import type { Customer, Override } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Patch } from './change-customer.ts'

/** No pin outlives what a person can foresee. */
const longestDays = 366
/** Where no end was said. */
export const usualDays = 90

const refuse = (code: string, message: string, remedy: string) => new AppError({ code, message, remedy })

/**
 * Pins a tier, with a reason and an end; the customer is looked at again at once.
 * @throws AppError `override-prospect`, `override-end` where the end is past or more than a year away
 */
export function pinPatch(customer: Customer, override: Override, now: Date): Patch {
  if (customer.kind === 'prospect')
    throw refuse(
      'override-prospect',
      'A prospect has no customer’s tier yet.',
      'Once it has bought, its tier can be set by hand.',
    )
  if (override.until <= now || override.until > addDays(now, longestDays))
    throw refuse(
      'override-end',
      'A tier set by hand needs an end in the future, at most a year away.',
      'Write it as: until 2027-03-01.',
    )
  return { set: { override, nextCheckAt: now }, unset: [] }
}

/** Ends a pin: from now on the data decides. */
export const unpinPatch = ({ override }: Customer, now: Date): Patch | undefined =>
  override ? { set: { nextCheckAt: now }, unset: ['override'] } : undefined
