import type { CustomerWarning } from '#src/domain/warning/customer-warning.ts'
import type { Warnings } from '#src/ports/warnings.ts'
import { insertNew, readInBatches, writeUnordered } from './bulk.ts'
import type { Models, StoredWarningBook } from './models.ts'
import { removeOfSample } from './sample.ts'

const idOf = (policyVersion: number): string => String(policyVersion)

/** Early warnings: inserted once, settled once. */
function single({
  warnings,
}: Models): Pick<Warnings, 'put' | 'known' | 'ended' | 'settle' | 'settledIn' | 'issuedIn'> {
  const { model, native } = warnings

  return {
    put: (given) => insertNew(native, given),
    known: async (ids) => {
      const found = await readInBatches(ids, (some) =>
        model.find({ _id: { $in: some } }, { _id: 1 }).lean<{ _id: string }[]>(),
      )
      return new Set(found.map(({ _id }) => _id))
    },
    ended: (by, limit) =>
      model
        .find({ 'settled.at': null, expectedTo: { $lte: by } })
        .sort({ expectedTo: 1, _id: 1 })
        .limit(limit)
        .lean<CustomerWarning[]>()
        .exec(),
    settle: async (outcomes) => {
      const operations = outcomes.map(({ id, settled }) => ({
        updateOne: { filter: { _id: id, 'settled.at': null }, update: { $set: { settled } } },
      }))
      await writeUnordered(native, operations)
    },
    issuedIn: (from, to) =>
      model
        .find({ issuedAt: { $gte: from, $lt: to } }, { customerId: 1, issuedAt: 1 })
        .sort({ issuedAt: 1, _id: 1 })
        .lean<CustomerWarning[]>()
        .exec(),
    settledIn: (policyVersion, from, to) =>
      model
        .find({ policyVersion, 'settled.at': { $gte: from, $lt: to } }, { features: 1, settled: 1 })
        .sort({ _id: 1 })
        .lean<CustomerWarning[]>()
        .exec(),
  }
}

/** Warnings and what the runs of each policy version know of them. */
export function warningsOf(models: Models): Warnings {
  const books = models.warningBooks.model
  const put = async (policyVersion: number, set: object) => {
    await books.updateOne({ _id: idOf(policyVersion) }, { $set: set }, { upsert: true })
  }

  return {
    ...single(models),
    book: async (policyVersion) => {
      const found = await books.findById(idOf(policyVersion), { _id: 0 }).lean<StoredWarningBook>()
      return { months: {}, ...found }
    },
    putMonth: (policyVersion, month, record) => put(policyVersion, { [`months.${month}`]: record }),
    markLooked: (policyVersion, looked) => put(policyVersion, { looked }),
    removeSample: async () => {
      const gone = await removeOfSample(models, (ids) =>
        models.warnings.model.deleteMany({ customerId: { $in: ids } }),
      )
      await books.deleteMany({})
      return gone
    },
  }
}
