import type { Customer } from '#src/domain/customer.ts'
import type { Patch } from './change-customer.ts'

const mostTags = 30

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Tags put on and taken off, spelling of letters aside; undefined where nothing changes. */
export function tagPatch(
  { tags }: Pick<Customer, 'tags'>,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
  at: Date,
): Patch | undefined {
  const kept = tags.filter((tag) => !remove.some((gone) => same(gone, tag)))
  const fresh = add.filter((tag) => !kept.some((known) => same(known, tag)))
  if (fresh.length === 0 && kept.length === tags.length) return undefined

  return { set: { tags: [...kept, ...fresh].slice(0, mostTags), profileAt: at }, unset: [] }
}
