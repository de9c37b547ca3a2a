import type { Customer } from '#src/domain/customer.ts'
import { isCounted } from '#src/domain/group/is-counted.ts'
import { present } from '#src/domain/present.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

/** Whether this decision may stand: the customer's group, if it has one, knows the key it rests on. */
export const isSettled = (customer: Customer, { set }: CustomerChange): boolean =>
  isCounted(customer, { kind: set.kind ?? customer.kind, ...present({ score: set.score }) })

/**
 * What is written while the group does not know the new key yet: the key alone. The tier is decided once it does;
 * until then the customer stays dirty or due, so that whatever dies in between is found by `reconcile`.
 */
export const keyAlone = ({ set: { facts, kind, score } }: CustomerChange): CustomerChange => ({
  set: present({ facts, kind, score }),
  unset: [],
  push: [],
})

/** Whose group is to be summed up: its top company, or the customer itself where that is not known. */
export const groupOf = ({ _id, parent, group }: Customer): string =>
  group && group.parent === parent ? group.root : _id
