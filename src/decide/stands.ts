import type { Customer } from '#src/domain/customer.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import { sameData } from './same-data.ts'

/** Feedback's fading is reckoned from now, so its date differs by rounding. */
const SAME_CHECK_MS = 60_000

const sameCheck = (a?: Date, b?: Date): boolean =>
  a && b ? Math.abs(a.getTime() - b.getTime()) < SAME_CHECK_MS : a === b

/** Whether the standing document already says what the decision says: then it is not written. */
export const stands = (customer: Customer, { set }: CustomerChange): boolean =>
  customer.score?.policyVersion === set.score?.policyVersion &&
  customer.kind === set.kind &&
  customer.lifecycle === set.lifecycle &&
  sameData(customer.tier, set.tier) &&
  sameCheck(customer.nextCheckAt, set.nextCheckAt)
