import { pathsThatDiffer } from '#src/decide/rebuild/compare-data.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import type { UndoStep } from '#src/ports/undos.ts'

type SetCustomer = Extract<UndoStep, { do: 'set-customer' }>

const mostTries = 8

const isAsMade = (customer: Customer, { now }: SetCustomer): boolean =>
  Object.entries(now).every(([field, made]) => {
    const stands = customer[field as keyof Customer] ?? null
    return pathsThatDiffer(stands, made, field).length === 0
  })

const isBack = (customer: Customer, { set, unset }: SetCustomer): boolean =>
  Object.entries(set).every(
    ([field, was]) => pathsThatDiffer(customer[field as keyof Customer], was, field).length === 0,
  ) && unset.every((field) => customer[field] === undefined)

/** Whether the fields are what the change made them, or are back already. */
export async function standsAsMade({ customers }: FactDeps, step: SetCustomer): Promise<boolean> {
  const customer = await customers.get(step.customerId)
  return customer !== undefined && (isAsMade(customer, step) || isBack(customer, step))
}

/** The fields as they were, by one conditional update; the customer is decided again. */
export async function setCustomerBack(
  { customers, ids, queues }: FactDeps,
  step: SetCustomer,
): Promise<void> {
  const { customerId, set, unset } = step
  const token = ids.next()
  for (let tries = 0; tries < mostTries; tries++) {
    const customer = await customers.get(customerId)
    if (!customer || isBack(customer, step)) return

    const marks = [{ id: customerId, months: [] }]
    await customers.markDirty(marks, token, 'open')
    const isWritten = await customers.update(customerId, customer.rev, {
      set,
      unset: unset as Parameters<typeof customers.update>[2]['unset'],
      push: [],
    })
    await customers.markDirty(marks, token, 'closed')
    if (isWritten) return queues?.enqueueMany('rescore-customer', [{ customerId }])
  }
  throw contended()
}

const contended = () =>
  new AppError({
    code: 'customer-contended',
    message: 'This customer is being changed by somebody else right now.',
    remedy: 'Try again in a minute.',
    retryable: true,
  })
