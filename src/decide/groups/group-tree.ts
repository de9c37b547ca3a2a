import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer } from '#src/domain/customer.ts'

type Deps = Pick<DecideDeps, 'customers'>

/** The active customer of this id; the others have no part in a group. */
async function active({ customers }: Deps, id: string | undefined): Promise<Customer | undefined> {
  const found = id === undefined ? undefined : await customers.get(id)
  return found?.status === 'active' ? found : undefined
}

/**
 * The top company over a customer. Parents in a circle, which imports refuse, have the first of them by id, so that
 * all of them name the same.
 */
export async function topOf(deps: Deps, customer: Customer): Promise<Customer> {
  const chain = [customer]
  for (let at = customer; ; ) {
    const parent = await active(deps, at.parent)
    if (!parent) return at
    const met = chain.findIndex(({ _id }) => _id === parent._id)
    if (met >= 0) return chain.slice(met).reduce((first, one) => (one._id < first._id ? one : first))
    chain.push(parent)
    at = parent
  }
}

/** A top company and all active companies under it, by `_id`. */
export async function treeUnder({ customers }: Deps, top: Customer): Promise<readonly Customer[]> {
  const tree = new Map([[top._id, top]])
  for (let level: readonly string[] = [top._id]; level.length > 0; ) {
    const children = (await customers.childrenOf(level)).filter(({ _id }) => !tree.has(_id))
    for (const child of children) tree.set(child._id, child)
    level = children.map(({ _id }) => _id)
  }
  return [...tree.values()].sort((a, b) => (a._id < b._id ? -1 : 1))
}
