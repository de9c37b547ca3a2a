import type { Contact, Customer } from '#src/domain/customer.ts'
import { resolveCustomers } from '#src/ingest/customers/resolve-customers.ts'
import { COMMON_SYSTEM } from '#src/ingest/import-deps.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Bearer, Customers } from '#src/ports/customers.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { AddWords } from './add-words.ts'
import { editPatch } from './edit-customer.ts'
import { duplicateKeys, isCalled } from './same-company.ts'

type Deps = {
  readonly customers: Customers
  readonly refs: CustomerRefs
  readonly audit: Audit
  readonly queues: Pick<Queues, 'enqueueMany'>
  readonly ids: Ids
  readonly clock: Clock
  readonly cipher?: FieldCipher
}

/** What a new record holds beside its name. */
export type FirstFields = Pick<Customer, 'attrs'> & { readonly contacts: readonly Contact[] }

const mostAlike = 50

/**
 * The first fields of a customer, each checked as an edit is.
 * @throws AppError as `editPatch`
 */
export function firstFields(
  blank: Customer,
  { edits }: AddWords,
  given: { readonly cipher?: FieldCipher | undefined; readonly at: Date },
): FirstFields {
  let customer = blank
  for (const edit of edits) {
    const patch = editPatch(customer, edit, given)
    customer = { ...customer, ...patch?.set }
  }
  return { attrs: customer.attrs, contacts: customer.contacts }
}

/** Who may be the same: called so in any spelling, or reached at the same number or address. */
export async function duplicatesOf(
  { customers }: Pick<Deps, 'customers'>,
  name: string,
  contacts: readonly Contact[],
): Promise<readonly Bearer[]> {
  const blindIndexes = contacts.map(({ blindIndex }) => blindIndex)
  const found = await customers.bearing({ keys: duplicateKeys(name), blindIndexes }, mostAlike)

  return found.filter(
    (one) => isCalled(one, name) || one.contacts.some((contact) => blindIndexes.includes(contact.blindIndex)),
  )
}

/** A new record. `key`: said twice it is one; absent: the name is the key, as it is for imported files. */
export type Adding = FirstFields & {
  readonly name: string
  readonly kind: Customer['kind']
  readonly owner: string
  readonly key?: string | undefined
}

/**
 * Adds a customer under its owner, marked to be decided; answers its id, and whether it was there already. Names are
 * claimed before the record is written: killed in between, the same again goes on.
 */
export async function addCustomer(
  deps: Deps,
  { name, kind, owner, attrs, contacts, key }: Adding,
): Promise<{ readonly customerId: string; readonly isNew: boolean } | undefined> {
  const mention = key === undefined ? { id: name } : { id: `chat-${key}`, name }
  const wanted = { ...mention, kind, owner, attrs, contacts }
  const { found } = await resolveCustomers(deps, COMMON_SYSTEM, [wanted])
  const [made] = found
  if (!made || 'problem' in made) return undefined

  const { customerId, stored } = made
  if (stored) return { customerId, isNew: false }
  const fields = ['name', 'kind', 'owner', ...Object.keys(attrs).map(() => 'attrs')]
  const entry = { at: deps.clock.now(), who: owner, action: 'change:add', customerId }
  await deps.audit.record({
    ...entry,
    fields: [...new Set([...fields, ...(contacts.length > 0 ? ['contacts'] : [])])],
  })
  await deps.customers.markDirty([{ id: customerId, months: [] }], deps.ids.next(), 'closed')
  await deps.queues.enqueueMany('rescore-customer', [{ customerId }])
  return { customerId, isNew: true }
}
