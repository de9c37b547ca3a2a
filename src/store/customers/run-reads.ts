import type { Customers } from '#src/ports/customers.ts'
import type { Models } from '#src/store/models.ts'
import { filtersOf } from './mover-filters.ts'
import { rankedBy } from './ranked.ts'

/** What a run reads of the base besides the customers it decides. */
export function runReads(
  models: Models,
): Pick<Customers, 'ranked' | 'idsIn' | 'countBase' | 'countProspects'> {
  const { model } = models.customers
  return {
    ranked: (policyVersion) => rankedBy(models, policyVersion),
    idsIn: async (range) => {
      const ids = new Set<string>()
      for (const filter of filtersOf(range)) {
        const found = await model.find({ ...filter, status: 'active' }, { _id: 1 }).lean<{ _id: string }[]>()
        for (const { _id } of found) ids.add(_id)
      }
      return [...ids]
    },
    countBase: () => model.countDocuments({ kind: 'customer', status: 'active' }).exec(),
    countProspects: () => model.countDocuments({ kind: 'prospect', status: 'active' }).exec(),
  }
}
