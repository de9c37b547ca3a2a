import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { circleOf } from '#src/domain/group/parent-chain.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { ImportDeps } from '#src/ingest/import-deps.ts'
import type { ImportRun } from '#src/ingest/imports/import-run.ts'
import type { Reason } from '#src/ingest/read/read-cells.ts'
import { outsideKey, refKey } from './customer-ids.ts'

/** A row that names its customer's parent company. */
export type ParentWish = {
  readonly line: number
  readonly customerId: string
  /** As the file has it. */
  readonly parent: string
  /** Whether the row brought anything else that is new. */
  readonly isNews: boolean
}

type Deps = Pick<ImportDeps, 'customers' | 'refs' | 'ids' | 'queues'>
type Known = Pick<Customer, '_id' | 'name'> & { parent?: string | undefined; readonly gone: boolean }
/** `parentId` absent: it leaves its group. */
type Placed = ParentWish & { readonly parentId?: string }

const PORTION = 500
const MAX_CONFLICTS = 8

/** A cell that says there is none; an empty one says nothing. */
const saysNone = (text: string): boolean => /^(?:-|–|—|无|没有|none)$/i.test(text)

/**
 * Gives customers their parents, at the end of a file, since a parent may stand further down. One that nobody knows
 * and one that would close a circle is left out, row by row, and said; the rest of its row is taken.
 */
export function createParentPlacing(
  deps: Deps,
  run: Pick<ImportRun, 'leaveOut' | 'tally'>,
  system: string,
  column: string,
) {
  const wishes: ParentWish[] = []
  const companies = createCompanies(deps)
  const refuse = ({ line }: ParentWish, value: string, reason: Reason): readonly Placed[] => {
    run.leaveOut(line, [{ column, value, reason }])
    return []
  }

  /** The wish with the parent's id, where it may be fulfilled; what stands is changed for the rows behind it. */
  const placed = async (wish: ParentWish, held: ReadonlyMap<string, string>): Promise<readonly Placed[]> => {
    if (saysNone(wish.parent)) return (await companies.leave(wish.customerId)) ? [wish] : []
    const parent = await companyNamed(companies, parentIn(held, system, wish.parent))
    if (typeof parent === 'string') return refuse(wish, wish.parent, parent)

    await companies.load(wish.customerId, parent._id)
    const circle = circleOf(wish.customerId, parent._id, companies.parentOf)
    if (circle) return refuse(wish, circle.map(companies.nameOf).join(' → '), 'parent-cycle')

    const isNew = companies.parentOf(wish.customerId) !== parent._id
    companies.adopt(wish.customerId, parent._id)
    return isNew ? [{ ...wish, parentId: parent._id }] : []
  }

  return {
    wish: (wish: ParentWish): void => {
      wishes.push(wish)
    },
    async place(): Promise<void> {
      for (let from = 0; from < wishes.length; from += PORTION) {
        const portion = wishes.slice(from, from + PORTION)
        const held = await deps.refs.find([
          ...new Set(portion.flatMap(({ parent }) => keysOf(system, parent))),
        ])
        const done: Placed[] = []
        for (const wish of portion) done.push(...(await placed(wish, held)))
        await write(deps, run, done)
      }
    },
  }
}

const keysOf = (system: string, text: string): readonly string[] => {
  const called = normaliseName(text) || text
  return [
    outsideKey(system, text),
    outsideKey('name2', called),
    outsideKey('name', called),
    refKey(text.trim().toLowerCase()),
  ]
}

/** By its number, by a name that only one has, by its ref; the id, or why it cannot be told. */
function parentIn(held: ReadonlyMap<string, string>, system: string, text: string): { id: string } | Reason {
  const [own = '', second = '', name = '', ref = ''] = keysOf(system, text)
  const byId = held.get(own)
  if (byId === undefined && held.has(second)) return 'several-customers'

  const id = byId ?? held.get(name) ?? held.get(ref)
  return id === undefined ? 'parent-unknown' : { id }
}

async function companyNamed(
  companies: ReturnType<typeof createCompanies>,
  found: { readonly id: string } | Reason,
): Promise<Known | Reason> {
  if (typeof found === 'string') return found
  const company = await companies.standing(found.id)
  if (!company) return 'parent-unknown'

  return company.gone ? 'customer-erased' : company
}

/** What is known of companies and their parents, this file's changes included. */
function createCompanies({ customers }: Deps) {
  const known = new Map<string, Known>()
  const read = async (id: string): Promise<Known | undefined> => {
    const before = known.get(id)
    if (before) return before
    const found = await customers.get(id)
    if (!found) return undefined
    const { _id, name, parent, status } = found
    const company = { _id, name, parent, gone: status !== 'active' }
    known.set(id, company)
    return company
  }

  return {
    /** The company of this id, or the one it was merged into. */
    async standing(id: string): Promise<Known | undefined> {
      const company = await read(id)
      const into = company?.gone ? (await customers.get(id))?.mergedInto : undefined
      return into === undefined ? company : read(into)
    },
    /** Reads these and whoever stands above them. */
    async load(...ids: readonly string[]): Promise<void> {
      for (const id of ids) {
        const seen = new Set<string>()
        for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
          seen.add(at)
          at = (await read(at))?.parent
        }
      }
    },
    parentOf: (id: string): string | undefined => known.get(id)?.parent,
    nameOf: (id: string): string => known.get(id)?.name ?? id,
    /** Whether it had a parent. */
    async leave(id: string): Promise<boolean> {
      const company = await read(id)
      const had = company?.parent !== undefined
      if (company) company.parent = undefined
      return had
    },
    adopt(id: string, parent: string): void {
      const company = known.get(id)
      if (company) company.parent = parent
    },
  }
}

/** Marked first, so that whatever dies in between is found; the decision then has the group summed up. */
async function write(
  { customers, ids, queues }: Deps,
  { tally }: Pick<ImportRun, 'tally'>,
  placed: readonly Placed[],
): Promise<void> {
  if (placed.length === 0) return

  const last = new Map(placed.map((wish) => [wish.customerId, wish]))
  const token = ids.next()
  const marks = [...last.keys()].map((id) => ({ id, months: [] }))
  await customers.markDirty(marks, token, 'open')
  await customers.setProfile(
    [...last.values()].flatMap(({ customerId: id, parentId: parent }) =>
      parent === undefined ? [] : [{ id, set: { parent }, attrs: {} }],
    ),
  )
  for (const { customerId, parentId } of last.values()) {
    if (parentId === undefined) await takeOut(customers, customerId)
  }
  await customers.markDirty(marks, token, 'closed')
  const onlyNews = placed.filter(({ isNews }) => !isNews).length
  tally.counts.taken += onlyNews
  tally.counts.known -= onlyNews
  tally.touched([...last.keys()])
  await queues?.enqueueMany(
    'rescore-customer',
    [...last.keys()].map((customerId) => ({ customerId })),
  )
}

/** Its next decision has the group it leaves summed up without it. */
async function takeOut(customers: Deps['customers'], id: string): Promise<void> {
  for (let attempt = 0; attempt < MAX_CONFLICTS; attempt++) {
    const customer = await customers.get(id)
    if (customer?.parent === undefined) return
    if (await customers.update(id, customer.rev, { set: {}, unset: ['parent'], push: [] })) return
  }
  throw new AppError({
    code: 'customer-contended',
    message: `The customer ${id} was changed ${MAX_CONFLICTS} times while it was taken out of its group.`,
    remedy: 'Import the file again: nothing is lost.',
    retryable: true,
  })
}
