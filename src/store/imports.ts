import type { ImportRecord, Imports, QuarantinedRow } from '#src/ports/imports.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

/** What was imported, and the rows that were not taken. */
export function importsOf({ imports, quarantine }: Models): Imports {
  return {
    put: async (record) => {
      await imports.model.replaceOne({ _id: record._id }, record, { upsert: true })
    },
    quarantine: async (rows) => {
      await insertNew(quarantine.native, rows)
    },
    quarantined: (importId, limit) =>
      quarantine.model
        .find({ importId })
        .sort({ line: 1, column: 1 })
        .limit(limit)
        .lean<QuarantinedRow[]>()
        .exec(),
    waiting: (afterId, limit) =>
      quarantine.model
        .find({ waitsFor: { $gt: '' }, ...(afterId === undefined ? {} : { _id: { $gt: afterId } }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<QuarantinedRow[]>()
        .exec(),
    waitingByPair: async () => {
      const found = await quarantine.model.aggregate<{ _id: string; rows: number }>([
        { $match: { waitsFor: { $gt: '' } } },
        { $group: { _id: '$waitsFor', rows: { $sum: 1 } } },
      ])

      return new Map(found.map(({ _id, rows }) => [_id, rows]))
    },
    settle: async (ids) => {
      await quarantine.model.deleteMany({ _id: { $in: [...ids] } })
    },
    latest: (limit) =>
      imports.model.find({}).sort({ startedAt: -1, _id: -1 }).limit(limit).lean<ImportRecord[]>().exec(),
  }
}
