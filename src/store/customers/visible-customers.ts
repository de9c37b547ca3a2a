import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { CustomerHit, ListFilter, VisibleCustomers } from '#src/ports/customers.ts'
import { readInBatches } from '#src/store/bulk.ts'
import { guarded } from '#src/store/errors.ts'
import type { Models } from '#src/store/models.ts'
import { type Named, visibleFilter } from './name-query.ts'
import { nearCandidates } from './near-names.ts'
import { isExact, isNameOrRef, rankByDistance, rankByPrefix } from './rank-names.ts'
import { nameReader } from './read-names.ts'

const defaultLimit = 10

/** Reading as one asker: every query carries the asker's filter. */
export function visibleCustomers({ customers }: Models, asker: Asker): VisibleCustomers {
  const { model } = customers
  const visible = visibleFilter(asker)
  const { inFull, begun, whole } = nameReader(model)

  return guarded<VisibleCustomers>({
    ...listsOf(model, asker),
    byId: async (id) =>
      (await model.findOne({ ...visible, _id: id }, { wrote: 0 }).lean<Customer>()) ?? undefined,
    byIds: (ids) =>
      readInBatches(ids, (batch) =>
        model.find({ ...visible, _id: { $in: batch } }, { wrote: 0 }).lean<Customer[]>(),
      ),
    page: (afterId, limit) =>
      model
        .find({ ...visible, ...(afterId === undefined ? {} : { _id: { $gt: afterId } }) }, { wrote: 0 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Customer[]>()
        .exec(),
    search: async (normalised, limit = defaultLimit) => {
      if (normalised === '') return []
      const rows = await Promise.all([inFull(visible, normalised), begun(visible, normalised)])
      const best = rankByPrefix(once(rows.flat()), normalised).slice(0, limit)

      return (await whole(visible, best)).map((customer) => hitOf(customer, normalised))
    },
    nearest: async (normalised, limit = defaultLimit) => {
      if (normalised === '') return []
      const candidates = await nearCandidates(model, visible, normalised)

      return whole(visible, rankByDistance(candidates, normalised).slice(0, limit))
    },
    foreign: async (normalised) => {
      if (normalised === '' || asker.sees === 'all') return undefined
      const elsewhere = { status: 'active', owner: { $nin: asker.sees } }
      const found = (await inFull(elsewhere, normalised)).find((row) => isNameOrRef(row, normalised))

      return found && (found.owner === undefined ? {} : { owner: found.owner })
    },
    count: () => model.countDocuments(visible).exec(),
  })
}

const listsOf = (
  model: Models['customers']['model'],
  asker: Asker,
): Pick<VisibleCustomers, 'list' | 'countOf'> => ({
  list: (filter, skip, limit) =>
    model
      .find(listFilter(asker, filter), { wrote: 0 })
      // The one order that an index of the whole base has.
      .sort({ 'score.policyVersion': -1, 'score.kappa': -1 })
      .skip(skip)
      .limit(limit)
      .lean<Customer[]>()
      .exec(),
  countOf: (filter) => model.countDocuments(listFilter(asker, filter)).exec(),
})

/** Owners are those asked for among those the asker may see. */
function listFilter(asker: Asker, { tier, lifecycle, kind, owners }: ListFilter): object {
  const { sees } = asker
  const asked = sees === 'all' ? owners : owners?.filter((owner) => sees.includes(owner))

  return {
    ...visibleFilter(asker),
    ...(asked ? { owner: { $in: asked } } : {}),
    ...(tier === undefined ? {} : { 'tier.code': tier }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(kind === undefined ? {} : { kind }),
  }
}

const once = (rows: readonly Named[]): readonly Named[] => [
  ...new Map(rows.map((row) => [row._id, row])).values(),
]

const hitOf = (customer: Customer, normalised: string): CustomerHit => ({
  customer,
  match: isExact(customer, normalised) ? 'exact' : 'prefix',
})
