import type { Customer } from '#src/domain/customer.ts'
import { type GroupChange, type GroupFrame, sumUp } from '#src/domain/group/sum-up.ts'

type Base = ReadonlyMap<string, Customer>

/** The top company over a customer, among those that are known; in a circle the first by id. */
function topIn(base: Base, customer: Customer): string {
  const chain = [customer._id]
  for (let at = base.get(customer.parent ?? ''); at; at = base.get(at.parent ?? '')) {
    const met = chain.indexOf(at._id)
    if (met >= 0) return chain.slice(met).sort()[0] ?? at._id
    chain.push(at._id)
  }
  return chain.at(-1) ?? customer._id
}

/** All groups of a base in memory: what each member is newly to know. For replays, which have no store to ask. */
export function groupsIn(base: Base, frame: GroupFrame): readonly GroupChange[] {
  const trees = new Map<string, Set<Customer>>()
  for (const customer of base.values()) {
    if (customer.parent === undefined) continue
    const root = topIn(base, customer)
    const top = base.get(root)
    const tree = trees.get(root) ?? new Set(top ? [top] : [])
    trees.set(root, tree.add(customer))
  }

  return [...trees].flatMap(([root, tree]) => {
    const members = [...tree].sort((a, b) => (a._id < b._id ? -1 : 1))
    return sumUp(members, root, frame)
  })
}
