import type { Model } from 'mongoose'
import type { Customer } from '#src/domain/customer.ts'
import type { StoredCustomer } from '#src/store/models.ts'
import { type Named, namedFields, namePrefix } from './name-query.ts'

/** Most rows that are read to be ranked: two letters may begin a tenth of a large base. */
const candidateLimit = 500

/** The reads that search is made of; each stays within the filter it is given. */
export function nameReader(model: Model<StoredCustomer>) {
  /** By name, so that of too many the one that is called so alone comes first. */
  const named = (filter: object): Promise<readonly Named[]> =>
    model.find(filter, namedFields).sort({ name: 1, _id: 1 }).limit(candidateLimit).lean<Named[]>().exec()

  /** Rows that may be called so in full: by ref of its own, since a key may be a word that thousands have. */
  const inFull = async (within: object, normalised: string): Promise<readonly Named[]> =>
    (
      await Promise.all([named({ ...within, ref: normalised }), named({ ...within, searchKeys: normalised })])
    ).flat()

  const begun = (within: object, normalised: string): Promise<readonly Named[]> =>
    named({ ...within, ...namePrefix(normalised) })

  /** The whole documents of rows, in their order; within the filter again, since an owner may have changed. */
  const whole = async (within: object, rows: readonly Named[]): Promise<readonly Customer[]> => {
    if (rows.length === 0) return []
    const ids = rows.map(({ _id }) => _id)
    const found = await model.find({ ...within, _id: { $in: ids } }, { wrote: 0 }).lean<Customer[]>()
    const byId = new Map(found.map((customer) => [customer._id, customer]))

    return ids.flatMap((id) => byId.get(id) ?? [])
  }

  return { inFull, begun, whole }
}
