import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { CustomerChange, Customers } from '#src/ports/customers.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Queues } from '#src/ports/queue.ts'

/** The ports that changing a record needs. */
export type ChangeDeps = {
  readonly customers: Customers
  readonly audit: Audit
  readonly queues: Pick<Queues, 'enqueueMany'>
  readonly ids: Ids
  readonly clock: Clock
}

/** What a person changes of one customer; nothing that a decision makes. */
export type Patch = Pick<CustomerChange, 'set' | 'unset'>

/** Who changes what: for the audit, which has it before it is made. */
export type Author = { readonly by: string; readonly action: string }

/** A change that was made: the customer as it was, and the patch. */
export type Changed = { readonly before: Customer; readonly patch: Patch }

const MAX_CONFLICTS = 8

const contended = (customerId: string) =>
  new AppError({
    code: 'customer-contended',
    message: `The customer ${customerId} was changed ${MAX_CONFLICTS} times while it was being changed here.`,
    remedy: 'Try again: nothing was changed.',
    retryable: true,
  })

/**
 * One person's change of one customer by a conditional update: read again where somebody was quicker, left alone where
 * `patchOf` answers nothing. The customer is marked before and after, and decided again.
 * @throws AppError `customer-contended` (retryable)
 */
export async function changeCustomer(
  deps: ChangeDeps,
  customerId: string,
  author: Author,
  patchOf: (customer: Customer) => Patch | undefined,
): Promise<Changed | undefined> {
  const token = deps.ids.next()
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const before = await deps.customers.get(customerId)
    const patch = before?.status === 'active' ? patchOf(before) : undefined
    if (!before || !patch) return undefined

    if (await tryChange(deps, before, patch, { ...author, token })) return { before, patch }
  }
  throw contended(customerId)
}

async function tryChange(
  { customers, audit, queues, clock }: ChangeDeps,
  { _id: customerId, rev }: Customer,
  { set, unset }: Patch,
  { by, action, token }: Author & { readonly token: string },
): Promise<boolean> {
  const fields = [...Object.keys(set), ...unset].filter((field) => field !== 'searchKeys')
  await audit.record({ at: clock.now(), who: by, action, customerId, fields })
  const marks = [{ id: customerId, months: [] }]

  await customers.markDirty(marks, token, 'open')
  const isWritten = await customers.update(customerId, rev, { set, unset, push: [] })
  await customers.markDirty(marks, token, 'closed')
  if (isWritten) await queues.enqueueMany('rescore-customer', [{ customerId }])
  return isWritten
}
