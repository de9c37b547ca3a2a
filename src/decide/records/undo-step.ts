import type { Customer } from '#src/domain/customer.ts'
import type { UndoStep } from '#src/ports/undos.ts'
import type { Changed } from './change-customer.ts'

type SetCustomer = Extract<UndoStep, { do: 'set-customer' }>
type Field = SetCustomer['unset'][number]

/** What a decision and the store keep for themselves: taking a change back says nothing of it. */
const passedOver: ReadonlySet<string> = new Set(['profileAt', 'nextCheckAt'])

/** How a change of a customer is taken back: its fields as they were, if they still are what the change made them. */
export function undoOf({ before, patch }: Changed): SetCustomer {
  const fields = [...Object.keys(patch.set), ...patch.unset].filter((field) => !passedOver.has(field))
  const was = (field: string) => before[field as keyof Customer]
  const made = patch.set as Readonly<Record<string, unknown>>

  return {
    do: 'set-customer',
    customerId: before._id,
    set: Object.fromEntries(
      fields.filter((field) => was(field) !== undefined).map((field) => [field, was(field)]),
    ) as SetCustomer['set'],
    unset: fields.filter((field) => was(field) === undefined) as Field[],
    now: Object.fromEntries(fields.map((field) => [field, made[field] ?? null])),
  }
}
