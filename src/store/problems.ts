import type { Problem } from '#src/domain/service/problem.ts'
import type { Problems } from '#src/ports/problems.ts'
import { insertNew, readInBatches } from './bulk.ts'
import type { Models } from './models.ts'
import { removeOfSample } from './sample.ts'

const firstDue = { dueAt: 1, _id: 1 } as const
const byDue = (a: Problem, b: Problem) => a.dueAt.getTime() - b.dueAt.getTime() || (a._id < b._id ? -1 : 1)

/** Customers' problems and their answers. */
export function problemsOf(models: Models): Problems {
  const { model, native } = models.problems
  const find = (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    model.find(filter).sort(sort).limit(limit).lean<Problem[]>().exec()

  return {
    open: async (problem) => (await insertNew(native, [problem])).size === 1,
    get: async (id) => (await model.findById(id).lean<Problem>()) ?? undefined,
    change: async (id, rev, set) =>
      (await model.updateOne({ _id: id, rev }, { $set: set, $inc: { rev: 1 } })).matchedCount === 1,
    allOpen: (limit) => find({ state: 'open' }, firstDue, limit),
    openFor: async (customerIds) => {
      const found = await readInBatches(customerIds, (ids) =>
        model.find({ customerId: { $in: ids }, state: 'open' }).lean<Problem[]>(),
      )
      return found.toSorted(byDue)
    },
    untoldSince: (before, limit) =>
      find({ state: 'open', dueAt: { $lt: before }, overdueToldAt: { $exists: false } }, firstDue, limit),
    answeredSince: (at, limit) =>
      find({ state: 'answered', 'answer.at': { $gte: at } }, { 'answer.at': -1 }, limit),
    of: (customerId, limit) => find({ customerId }, { openedAt: -1, _id: -1 }, limit),
    between: (from, to) =>
      model
        .find({ openedAt: { $gte: from, $lt: to }, state: { $ne: 'withdrawn' } })
        .sort({ openedAt: 1, _id: 1 })
        .lean<Problem[]>()
        .exec(),
    removeSample: () => removeOfSample(models, (ids) => model.deleteMany({ customerId: { $in: ids } })),
  }
}
