import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CustomerHit, VisibleCustomers } from '#src/ports/customers.ts'
import { guarded } from './errors.ts'
import type { Models } from './models.ts'
import { type Named, namedFields, namePrefix, visibleFilter } from './name-query.ts'
import { nearCandidates } from './near-names.ts'
import { isExact, isNameOrRef, rankByDistance, rankByPrefix } from './rank-names.ts'

const defaultLimit = 10

/** Most rows that are read to be ranked: two letters may begin a tenth of a large base. */
const candidateLimit = 500

/** Reading as one asker: every query carries the asker's filter. */
export function visibleCustomers({ customers }: Models, asker: Asker): VisibleCustomers {
  const { model } = customers
  const visible = visibleFilter(asker)

  const named = (filter: object): Promise<readonly Named[]> =>
    model.find(filter, namedFields).sort({ name: 1, _id: 1 }).limit(candidateLimit).lean<Named[]>().exec()

  /** The whole documents of ranked rows, in their order; the filter again, since an owner may have changed. */
  const whole = async (rows: readonly Named[]): Promise<readonly Customer[]> => {
    const ids = rows.map(({ _id }) => _id)
    const found = await model.find({ ...visible, _id: { $in: ids } }, { wrote: 0 }).lean<Customer[]>()
    const byId = new Map(found.map((customer) => [customer._id, customer]))

    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  return guarded<VisibleCustomers>({
    byId: async (id) =>
      (await model.findOne({ ...visible, _id: id }, { wrote: 0 }).lean<Customer>()) ?? undefined,
    search: async (normalised, limit = defaultLimit) => {
      if (normalised === '') return []
      const [exact, begun] = await Promise.all([
        named({ ...visible, searchKeys: normalised }),
        named({ ...visible, ...namePrefix(normalised) }),
      ])
      const best = rankByPrefix(once([...exact, ...begun]), normalised).slice(0, limit)

      return (await whole(best)).map((customer) => hitOf(customer, normalised))
    },
    nearest: async (normalised, limit = defaultLimit) => {
      if (normalised === '') return []
      const candidates = await nearCandidates(model, visible, normalised)

      return whole(rankByDistance(candidates, normalised).slice(0, limit))
    },
    foreign: async (normalised) => {
      if (normalised === '' || asker.sees === 'all') return undefined
      const elsewhere = { status: 'active', owner: { $nin: asker.sees }, searchKeys: normalised }
      const found = (await named(elsewhere)).find((row) => isNameOrRef(row, normalised))

      return found && (found.owner === undefined ? {} : { owner: found.owner })
    },
    count: () => model.countDocuments(visible).exec(),
  })
}

const once = (rows: readonly Named[]): readonly Named[] => [
  ...new Map(rows.map((row) => [row._id, row])).values(),
]

const hitOf = (customer: Customer, normalised: string): CustomerHit => ({
  customer,
  match: isExact(customer, normalised) ? 'exact' : 'prefix',
})
