import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Customers, VisibleCustomers } from '#src/ports/customers.ts'

/** Methods that change nothing; any other that is not named below is taken for one that changes all. */
const readsOnly: ReadonlySet<string> = new Set<keyof Customers>([
  'dirtyIds',
  'outgoingIds',
  'dueIds',
  'ranked',
  'laggingIds',
  'idsIn',
  'countBase',
  'countProspects',
  'bearing',
  'mergedDirtyIds',
  'childrenOf',
  'inGroup',
  'grouped',
  'withProposals',
  'isEmpty',
])

/** What is held, and how often it was written: what was read across a write is not kept. */
type Held = { readonly copies: Map<string, Customer>; ids: readonly string[] | undefined; writes: number }

const readThrough =
  (customers: Customers, held: Held) =>
  async (wanted: readonly string[]): Promise<readonly Customer[]> => {
    const { copies, writes } = held
    const missing = wanted.filter((id) => !copies.has(id))
    const rows = missing.length > 0 ? await customers.getMany(missing) : []
    const read = new Map(rows.map((each) => [each._id, each]))
    if (writes === held.writes) for (const [id, each] of read) copies.set(id, each)
    const found = wanted.map((id) => copies.get(id) ?? read.get(id))
    return found.filter((customer) => customer !== undefined)
  }

const PAGE = 500

async function idsOf(customers: Customers, held: Held): Promise<readonly string[]> {
  if (held.ids) return held.ids

  const { writes } = held
  const found: string[] = []
  for (;;) {
    const page = await customers.page(found.at(-1), PAGE)
    found.push(...page.map(({ _id }) => _id))
    if (page.length < PAGE) break
  }
  if (writes === held.writes) held.ids = found
  return found
}

function forget(held: Held, touched: readonly string[] | 'all'): void {
  held.writes += 1
  if (touched === 'all') {
    held.copies.clear()
    held.ids = undefined
  } else for (const id of touched) held.copies.delete(id)
}

/** Copies of the customers as they stand in the store; whatever is written is read anew. */
function copiesOf(customers: Customers) {
  const held: Held = { copies: new Map(), ids: undefined, writes: 0 }
  const getMany = readThrough(customers, held)

  return {
    getMany,
    /** Active ones of these owners (all where none are named), in `_id` order after a key. */
    async page(
      owners: ReadonlySet<string | undefined> | undefined,
      afterId: string | undefined,
      limit: number,
    ): Promise<readonly Customer[]> {
      const all = await idsOf(customers, held)
      const found: Customer[] = []
      const isOfThem = ({ status, owner }: Customer) => status === 'active' && (!owners || owners.has(owner))
      const before = afterId === undefined ? 0 : all.findIndex((id) => id > afterId)
      for (let at = before < 0 ? all.length : before; at < all.length && found.length < limit; at += PAGE) {
        found.push(...(await getMany(all.slice(at, at + PAGE))).filter(isOfThem))
      }
      return found.slice(0, limit)
    },
    /** Runs a write and forgets what it touched; `all`: whatever it may have been. */
    async write<Result>(touched: readonly string[] | 'all', run: () => Promise<Result>): Promise<Result> {
      forget(held, touched)
      try {
        return await run()
      } finally {
        forget(held, touched)
      }
    },
  }
}

type Copies = ReturnType<typeof copiesOf>

/** Writes that say whom they touch. */
const narrowWrites = (
  customers: Customers,
  { write }: Copies,
): Pick<
  Customers,
  'update' | 'updateMany' | 'markDirty' | 'pullOutgoing' | 'putNext' | 'setProfile' | 'clearDirty'
> => {
  const touched = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  return {
    update: (id, rev, change) => write([id], () => customers.update(id, rev, change)),
    updateMany: (changes) => write(touched(changes), () => customers.updateMany(changes)),
    markDirty: (marks, token, phase) => write(touched(marks), () => customers.markDirty(marks, token, phase)),
    pullOutgoing: (id, keys) => write([id], () => customers.pullOutgoing(id, keys)),
    putNext: (rows) => write(touched(rows), () => customers.putNext(rows)),
    setProfile: (profiles) => write(touched(profiles), () => customers.setProfile(profiles)),
    clearDirty: (id, token) => write([id], () => customers.clearDirty(id, token)),
  }
}

function visibleOf(visible: VisibleCustomers, { sees }: Asker, { getMany, page }: Copies): VisibleCustomers {
  const owners = sees === 'all' ? undefined : new Set(sees)
  const may = ({ status, owner }: Customer) =>
    status === 'active' && (!owners || (owner !== undefined && owners.has(owner)))
  return {
    ...visible,
    byId: async (id) => (await getMany([id])).find(may),
    byIds: async (ids) => (await getMany(ids)).filter(may),
    page: (afterId, limit) => page(owners, afterId, limit),
  }
}

/**
 * The customers with their readings held in memory, as a server with memory enough holds its pages: a simulated day reads
 * every customer several times and changes few. For one process that is alone on its store.
 */
export function heldCustomers(customers: Customers): Customers {
  const copies = copiesOf(customers)
  const wide = Object.entries(customers)
    .filter(([name]) => !readsOnly.has(name))
    .map(([name, run]) => [
      name,
      (...given: readonly unknown[]) =>
        copies.write('all', () => (run as (...all: readonly unknown[]) => Promise<unknown>)(...given)),
    ])

  return {
    ...customers,
    ...(Object.fromEntries(wide) as Partial<Customers>),
    ...narrowWrites(customers, copies),
    visibleTo: (asker) => visibleOf(customers.visibleTo(asker), asker, copies),
    get: async (id) => (await copies.getMany([id]))[0],
    getMany: (ids) => copies.getMany(ids),
    page: (afterId, limit) => copies.page(undefined, afterId, limit),
    ownedBy: (owners, afterId, limit) => copies.page(new Set(owners), afterId, limit),
  }
}
