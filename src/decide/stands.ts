import type { Customer } from '#src/domain/customer.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import { sameData } from './same-data.ts'

/** Whether the standing document already says what the decision says: then it is not written. */
export const stands = (customer: Customer, { set }: CustomerChange): boolean =>
  customer.score?.policyVersion === set.score?.policyVersion &&
  customer.kind === set.kind &&
  customer.lifecycle === set.lifecycle &&
  sameData(customer.tier, set.tier) &&
  sameData(customer.nextCheckAt, set.nextCheckAt)
