import type { Cut } from '#src/domain/cut.ts'
import type { Cuts } from '#src/ports/policies.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

/** The thresholds of each run, newest by time and then by `_id`. */
export function cutsOf({ cuts }: Models): Cuts {
  const list = (policyVersion: number, limit: number): Promise<readonly Cut[]> =>
    cuts.model.find({ policyVersion }).sort({ at: -1, _id: -1 }).limit(limit).lean<Cut[]>().exec()

  return {
    list,
    latest: async (policyVersion) => (await list(policyVersion, 1))[0],
    newestBy: async (moment, policyVersion) => {
      const version = policyVersion === undefined ? {} : { policyVersion }
      const found = cuts.model.findOne({ ...version, at: { $lte: moment } }).sort({ at: -1, _id: -1 })
      return (await found.lean<Cut>()) ?? undefined
    },
    oldest: async () => (await cuts.model.findOne().sort({ at: 1, _id: 1 }).lean<Cut>()) ?? undefined,
    get: async (id) => (await cuts.model.findById(id).lean<Cut>()) ?? undefined,
    insert: async (cut) => (await insertNew(cuts.native, [cut])).has(cut._id),
    markDecided: async (id) => {
      await cuts.model.updateOne({ _id: id }, { $currentDate: { decidedAt: true } })
    },
    clear: async () => {
      await cuts.model.deleteMany({})
    },
  }
}
