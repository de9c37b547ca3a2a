import type { Asker } from '#src/domain/user.ts'
import type { StoredCustomer } from '#src/store/models.ts'

/** What ranking a match needs of a customer, and nothing heavier. */
export type Named = Pick<StoredCustomer, '_id' | 'ref' | 'name' | 'aliases' | 'owner'>
/** With its keys: what a typo is compared with. */
export type Keyed = Named & Pick<StoredCustomer, 'searchKeys'>

/** The projection that reads a `Named`. */
export const namedFields = { ref: 1, name: 1, aliases: 1, owner: 1 } as const
/** The projection that reads a `Keyed`. */
export const keyedFields = { ...namedFields, searchKeys: 1 } as const

/** Only what the asker may see; the one place where the rule stands. */
export const visibleFilter = (asker: Asker): object =>
  asker.sees === 'all' ? { status: 'active' } : { status: 'active', owner: { $in: asker.sees } }

/** The greatest code point: no key that begins with a prefix sorts after prefix + this. */
const last = '\u{10FFFF}'

/** Keys that begin with a prefix. As an element match: a bare range on an array matches across its elements. */
export const keyPrefix = (prefix: string): object => ({
  searchKeys: { $elemMatch: { $gte: prefix, $lt: `${prefix}${last}` } },
})

/** Customers one of whose keys begins with the words, or whose keys begin with each of them in any order. */
export function namePrefix(normalised: string): object {
  const words = normalised.split(' ')
  if (words.length === 1) return keyPrefix(normalised)

  return { $or: [keyPrefix(normalised), { $and: [...new Set(words)].map(keyPrefix) }] }
}
