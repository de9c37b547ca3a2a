import type { Customer } from '#src/domain/customer.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { aCustomer, daysAgo } from './a-customer.ts'

/** A customer of Mei on whom nothing has happened and nothing has been decided. */
export function aNewcomer(ref: string, given: Partial<Customer> = {}): Customer {
  const blank = { ref, name: `Customer ${ref}`, facts: emptyFacts, knownSince: daysAgo(330), rev: 0 }
  const { score: _, tier: __, ...newcomer } = aCustomer({ ...blank, lifecycle: 'new' })

  return { ...newcomer, ...given }
}
