import type { Undoable, Undos } from '#src/ports/undos.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'
import { removeOfSample } from './sample.ts'

/** What people can take back. */
export function undosOf(models: Models): Undos {
  const { model, native } = models.undos

  return {
    put: async (undoable) => {
      await insertNew(native, [undoable])
    },
    get: async (id) => (await model.findById(id).lean<Undoable>()) ?? undefined,
    newest: async (by, since) =>
      (await model
        .findOne({ by, at: { $gte: since }, undoneAt: { $exists: false } })
        .sort({ at: -1, _id: -1 })
        .lean<Undoable>()) ?? undefined,
    markUndone: async (id, at) => {
      await model.updateOne({ _id: id }, { $set: { undoneAt: at } })
    },
    removeSample: () => removeOfSample(models, (ids) => model.deleteMany({ customerId: { $in: ids } })),
  }
}
