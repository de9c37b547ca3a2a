import type { Bearer, Customers } from '#src/ports/customers.ts'
import type { Models } from '#src/store/models.ts'

const bearerFields = { ref: 1, name: 1, aliases: 1, owner: 1, kind: 1, contacts: 1 } as const

/** Who may be the same customer, by whole keys of names and by the blind indexes of contacts. */
export function bearingOf({ customers: { model } }: Pick<Models, 'customers'>): Customers['bearing'] {
  const find = (filter: object, limit: number) =>
    model
      .find({ ...filter, status: 'active' }, bearerFields)
      .limit(limit)
      .lean<Bearer[]>()
      .exec()

  return async ({ keys, blindIndexes }, limit) => {
    const [named, reached] = await Promise.all([
      keys.length === 0 ? [] : find({ searchKeys: { $in: keys } }, limit),
      blindIndexes.length === 0 ? [] : find({ 'contacts.blindIndex': { $in: blindIndexes } }, limit),
    ])
    return [...new Map([...reached, ...named].map((one) => [one._id, one])).values()].slice(0, limit)
  }
}
