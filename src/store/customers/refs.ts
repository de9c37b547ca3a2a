import type { CustomerRefs } from '#src/ports/refs.ts'
import { insertNew, readInBatches } from '#src/store/bulk.ts'
import type { Models, StoredRef } from '#src/store/models.ts'
import { removeOfSample } from '#src/store/sample.ts'

/** Who holds which name of another system: `_id` is the name, so two claims can never both win. */
export function refsOf(models: Models): CustomerRefs {
  const { customerRefs } = models

  const find = async (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const rows = await readInBatches(keys, (batch) =>
      customerRefs.model.find({ _id: { $in: batch } }).lean<StoredRef[]>(),
    )

    return new Map(rows.map((row) => [row._id, row.customerId]))
  }

  return {
    find,
    claim: async (entries) => {
      await insertNew(
        customerRefs.native,
        entries.map(({ key, customerId }) => ({ _id: key, customerId })),
      )

      return find(entries.map(({ key }) => key))
    },
    ofCustomers: async (customerIds) => {
      const rows = await readInBatches(customerIds, (batch) =>
        customerRefs.model.find({ customerId: { $in: batch } }).lean<StoredRef[]>(),
      )
      return rows.map(({ _id }) => _id)
    },
    removeSample: () =>
      removeOfSample(models, (ids) => customerRefs.model.deleteMany({ customerId: { $in: ids } })),
  }
}
