import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { CustomerChange, Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Reminders } from '#src/ports/reminders.ts'

/** The ports that going on with a merge needs. */
export type FinishDeps = {
  readonly customers: Customers
  readonly events: Events
  readonly reminders: Reminders
  readonly problems: Problems
  readonly questions: Questions
  readonly ids: Ids
  readonly clock: Clock
  readonly queues?: Pick<Queues, 'enqueueMany'>
}

/** The same for a person's merge, which the audit has first. */
export type MergeDeps = FinishDeps & { readonly audit: Audit }

const MAX_CONFLICTS = 8

/** Too many others at the same record: nothing is lost, the same again goes on. */
export const mergeContended = () =>
  new AppError({
    code: 'customer-contended',
    message: 'This customer is being changed by somebody else right now.',
    remedy: 'Try again in a minute.',
    retryable: true,
  })

/** One conditional update, read again where somebody was quicker; undefined from `patchOf`: nothing to do. */
export async function patchCustomer(
  { customers }: Pick<FinishDeps, 'customers'>,
  id: string,
  patchOf: (customer: Customer) => Pick<CustomerChange, 'set' | 'unset'> | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const customer = await customers.get(id)
    const patch = customer && patchOf(customer)
    if (!customer || !patch) return
    if (await customers.update(id, customer.rev, { ...patch, push: [] })) return
  }
  throw mergeContended()
}
