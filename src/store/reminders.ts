import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { ReminderChange, Reminders } from '#src/ports/reminders.ts'
import { insertNew, readInBatches } from './bulk.ts'
import type { Models } from './models.ts'
import { removeOfSample } from './sample.ts'

const open = 'open' as const
/** Named one by one, the index finds them by list, state and day. */
const states: readonly Reminder['state'][] = ['open', 'done', 'withdrawn', 'held-back']
const earliestFirst = { dueAt: 1, _id: 1 } as const
const usualLimit = 1_000

function updateOf({ set, unset = [] }: ReminderChange) {
  const isMoved = set.dueAt !== undefined && set.toldAt === undefined
  const fields = [...unset, ...(isMoved ? ['toldAt'] : [])]

  return {
    $set: set,
    $inc: { rev: 1 },
    ...(fields.length > 0 ? { $unset: Object.fromEntries(fields.map((field) => [field, 1])) } : {}),
  }
}

/** What is to be done for whom. */
export function remindersOf(models: Models): Reminders {
  const { model, native } = models.reminders
  const find = (filter: object, sort: Record<string, 1 | -1>, limit: number) =>
    model.find(filter).sort(sort).limit(limit).lean<Reminder[]>().exec()

  return {
    plan: (reminders) => insertNew(native, reminders),
    get: async (id) => (await model.findById(id).lean<Reminder>()) ?? undefined,
    getMany: (ids) => readInBatches(ids, (batch) => model.find({ _id: { $in: batch } }).lean<Reminder[]>()),
    listed: (userId, from, to) =>
      model
        .find({ to: userId, state: { $in: [...states] }, dueAt: { $gte: from, $lt: to } })
        .lean<Reminder[]>()
        .exec(),
    change: async (id, rev, change) =>
      (await model.updateOne({ _id: id, rev }, updateOf(change))).matchedCount === 1,
    openOf: (userIds, by, limit = usualLimit) =>
      find(
        { to: { $in: userIds }, state: open, ...(by ? { dueAt: { $lte: by } } : {}) },
        earliestFirst,
        limit,
      ),
    openFor: async (customerIds) => {
      const found = await readInBatches(customerIds, (ids) =>
        model.find({ customerId: { $in: ids }, state: open }).lean<Reminder[]>(),
      )
      return found.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a._id < b._id ? -1 : 1))
    },
    dueOf: (kind, by, limit) =>
      find({ state: open, kind, dueAt: { $lte: by }, toldAt: { $exists: false } }, earliestFirst, limit),
    overdueSince: (before, afterId, limit) =>
      find(
        { state: open, since: { $lt: before }, ...(afterId ? { _id: { $gt: afterId } } : {}) },
        { _id: 1 },
        limit,
      ),
    cardsDue: (by, limit) => find({ cardsDueAt: { $lte: by } }, { cardsDueAt: 1 }, limit),
    of: (customerId, limit) => find({ customerId }, { dueAt: -1, _id: -1 }, limit),
    between: (from, to) =>
      model
        .find({ since: { $gte: from, $lt: to } })
        .sort({ since: 1, _id: 1 })
        .lean<Reminder>()
        .cursor(),
    removeSample: () => removeOfSample(models, (ids) => model.deleteMany({ customerId: { $in: ids } })),
  }
}
