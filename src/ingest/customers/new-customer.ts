import type { Customer } from '#src/domain/customer.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import { refCandidate, refKey, slugOf } from './customer-ids.ts'
import { searchKeysOf } from './search-keys.ts'

/** What is known of a customer when it is first seen. */
export type NewCustomer = {
  readonly id: string
  readonly name: string
  readonly kind?: Customer['kind']
  readonly owner?: string
  readonly attrs?: Customer['attrs']
  readonly contacts?: Customer['contacts']
}

/** Gives each a free ref and inserts it; those that are there already stay as they are. How many were new. */
export async function createCustomers(
  { refs, customers }: { readonly refs: CustomerRefs; readonly customers: Pick<Customers, 'insertNew'> },
  wanted: readonly NewCustomer[],
  now: Date,
): Promise<number> {
  if (wanted.length === 0) return 0
  const refOf = await claimRefs(refs, wanted)
  return customers.insertNew(wanted.map((each) => customerOf(each, refOf.get(each.id) ?? each.id, now)))
}

/** Rounds of claims: who finds a ref taken by another tries the next one. */
async function claimRefs(
  refs: CustomerRefs,
  wanted: readonly NewCustomer[],
): Promise<ReadonlyMap<string, string>> {
  const settled = new Map<string, string>()
  let open = wanted.map(({ id, name }) => ({ id, slug: slugOf(name, id) }))
  for (let attempt = 0; open.length > 0; attempt++) {
    const tries = open.map(({ id, slug }) => ({ id, slug, ref: refCandidate(slug, id, attempt) }))
    const firsts = new Map(tries.toReversed().map(({ ref, id }) => [refKey(ref), id]))
    const holders = await refs.claim([...firsts].map(([key, customerId]) => ({ key, customerId })))
    for (const { id, ref } of tries) if (holders.get(refKey(ref)) === id) settled.set(id, ref)
    open = open.filter(({ id }) => !settled.has(id))
  }
  return settled
}

function customerOf(wanted: NewCustomer, ref: string, now: Date): Customer {
  const { id, name, kind = 'customer', owner, attrs = {}, contacts = [] } = wanted
  return {
    _id: id,
    ref,
    name,
    aliases: [],
    searchKeys: searchKeysOf({ ref, name, aliases: [] }),
    kind,
    status: 'active',
    ...(owner === undefined ? {} : { owner }),
    attrs,
    contacts,
    tags: [],
    facts: emptyFacts,
    lifecycle: kind === 'prospect' ? 'prospect' : 'new',
    knownSince: now,
    outgoing: [],
    rev: 0,
    v: 1,
  }
}
