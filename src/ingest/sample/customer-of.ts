import type { Customer } from '#src/domain/customer.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { customerIdOf, outsideKey, refCandidate, refKey, slugOf } from '#src/ingest/customers/customer-ids.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { sampleSource } from './event-log.ts'
import type { Entry } from './roster.ts'

/** A name of a customer, in the company's records or as a ref, that must lead to it alone. */
export type SampleRef = { readonly key: string; readonly customerId: string }

/** Its number in the company's own records: `sample|ACME`, `sample|C0001`. */
const recordKey = (key: string): string => outsideKey(sampleSource, key.toUpperCase())

/** The document's id, known before anything is stored. */
export const sampleCustomerId = (key: string): string => customerIdOf(recordKey(key))

/** Its number in the company's own records, and its ref. */
export const refsOf = ({ key }: Entry, { _id, ref }: Customer): SampleRef[] => [
  { key: recordKey(key), customerId: _id },
  { key: refKey(ref), customerId: _id },
]

/** The first try at a ref that nobody has yet; adds it to those in use. */
function freeRef(name: string, customerId: string, taken: Set<string>): string {
  const slug = slugOf(name, customerId)
  for (let attempt = 0; ; attempt++) {
    const ref = refCandidate(slug, customerId, attempt)
    if (!taken.has(ref)) {
      taken.add(ref)
      return ref
    }
  }
}

/** A customer as it is first stored: nothing folded, nothing decided. `takenRefs` grows by its ref. */
export function customerOf(
  { key, named, kind, owner, parent }: Entry,
  attrs: Customer['attrs'],
  knownSince: Date,
  takenRefs: Set<string>,
): Customer {
  const _id = sampleCustomerId(key)
  const ref = freeRef(named.name, _id, takenRefs)
  return {
    _id,
    ref,
    name: named.name,
    aliases: named.aliases,
    searchKeys: searchKeysOf({ ref, name: named.name, aliases: named.aliases }),
    kind,
    status: 'active',
    owner,
    ...(parent === undefined ? {} : { parent: sampleCustomerId(parent) }),
    attrs,
    contacts: [],
    tags: [],
    facts: emptyFacts,
    lifecycle: kind === 'prospect' ? 'prospect' : 'new',
    sample: true,
    knownSince,
    outgoing: [],
    rev: 0,
    v: 1,
  }
}
