import type { TierChange, TierChanges } from '#src/ports/tier-changes.ts'
import { insertNew, readInBatches } from './bulk.ts'
import type { Models } from './models.ts'
import { removeOfSample } from './sample.ts'

/** History of tiers: a change is one document, whatever number of times it is relayed. */
export function tierChangesOf(models: Models): TierChanges {
  const { tierChanges } = models

  return {
    put: async (changes) => {
      await insertNew(tierChanges.native, changes)
    },
    of: (customerId, limit) =>
      tierChanges.model
        .find({ customerId })
        .sort({ at: -1, rev: -1 })
        .limit(limit)
        .lean<TierChange[]>()
        .exec(),
    since: (customerIds, after) =>
      readInBatches(customerIds, (ids) =>
        tierChanges.model
          .find({ customerId: { $in: ids }, at: { $gt: after } })
          .sort({ at: 1, rev: 1 })
          .lean<TierChange[]>(),
      ),
    removeSample: () =>
      removeOfSample(models, (ids) => tierChanges.model.deleteMany({ customerId: { $in: ids } })),
  }
}
