import type { Contact, Customer } from '#src/domain/customer.ts'
import { searchKeysOf } from './search-keys.ts'

/** The newest ones are kept. */
export const MAX_ALIASES = 10
const MAX_CONTACTS = 10

type Called = Pick<Customer, 'ref' | 'name' | 'aliases'>

/** A new name; the old one stays findable. */
export function renamed(
  name: string,
  { ref, name: before, aliases: known }: Called,
): Pick<Customer, 'name' | 'aliases' | 'searchKeys'> {
  const aliases = [...new Set([...known, ...(before === ref ? [] : [before])])]
    .filter((alias) => alias !== name)
    .slice(-MAX_ALIASES)
  return { name, aliases, searchKeys: searchKeysOf({ ref, name, aliases }) }
}

/** Other aliases under the same name. */
export const withAliases = (
  { ref, name }: Called,
  wanted: readonly string[],
): Pick<Customer, 'aliases' | 'searchKeys'> => {
  const aliases = [...new Set(wanted)].filter((alias) => alias !== name).slice(-MAX_ALIASES)
  return { aliases, searchKeys: searchKeysOf({ ref, name, aliases }) }
}

/** New contacts first; the same number encrypted again is still the same, by its blind index. */
export function mergeContacts(fresh: readonly Contact[], stored: readonly Contact[]): readonly Contact[] {
  const known = new Set(stored.map((contact) => contact.blindIndex))
  return [...fresh.filter((contact) => !known.has(contact.blindIndex)), ...stored].slice(0, MAX_CONTACTS)
}
