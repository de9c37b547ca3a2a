import { sameData } from '#src/decide/rebuild/same-data.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

/** Points fade every day; what a person is told changes with the tier and the end. */
const toldOf = (prospect: Customer['prospect']) =>
  prospect && { tier: prospect.tier, since: prospect.since, outcome: prospect.outcome }

/** Whether the standing document already says what the decision says: then it is not written. */
export const stands = (customer: Customer, { set }: CustomerChange): boolean =>
  customer.score?.policyVersion === set.score?.policyVersion &&
  customer.kind === set.kind &&
  customer.lifecycle === set.lifecycle &&
  sameData(customer.tier, set.tier) &&
  sameData(toldOf(customer.prospect), toldOf(set.prospect ?? customer.prospect)) &&
  sameData(customer.nextCheckAt, set.nextCheckAt)
