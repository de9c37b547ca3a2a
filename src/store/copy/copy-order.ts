/**
 * What is written while a copy is made must not tear it. Whoever refers to something is copied before it, so that
 * all it refers to is there; what is moved from one place to another is copied at its origin first, so that it is
 * found in one of them:
 *
 * - folds before the facts they are made of, facts before their customers: no fact is without its customer, and what
 *   a customer counts beyond the facts in the copy is found by recomputing it;
 * - customers before the names they are known by: a name without a customer is given to the next import, a customer
 *   without its name would be made twice;
 * - customers before history and messages: the relay moves notices there, and puts each once;
 * - customers before policies, cuts and settings: the version in force is never older than what was decided by it.
 *
 * What stands on neither list comes first, in the order of its name.
 */
const inThisOrder = [
  ['eventmonths', 'events'],
  ['customers'],
  ['customerrefs', 'tierchanges', 'outbox', 'messageslots', 'stands', 'messages'],
  ['settings', 'policies', 'cuts', 'users', 'audit'],
].flat()

/** Migrations are the header's: a copy says which have run. */
const leftOut = new Set(['migrations'])

/** The collections of a copy, in the order in which they are made and put back. */
export function copyOrder(names: readonly string[]): readonly string[] {
  const wanted = names.filter((name) => !leftOut.has(name) && !name.startsWith('system.'))
  const first = wanted.filter((name) => !inThisOrder.includes(name)).toSorted()
  return [...first, ...inThisOrder.filter((name) => wanted.includes(name))]
}
