import type { Messages, StoredMessage } from '#src/ports/messages.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

/** What stands on which surface, in the order in which it was said. */
export function messagesOf({ messages }: Models): Messages {
  return {
    put: async (message) => (await insertNew(messages.native, [message])).has(message._id),
    replace: async (id, card, at) => {
      await messages.model.updateOne({ _id: id }, { $set: { card, changedAt: at } })
    },
    changed: (surface, userId, after, limit) =>
      messages.model
        .find({ surface, userId, changedAt: { $gt: after } } as object)
        .sort({ changedAt: 1 })
        .limit(limit)
        .lean<StoredMessage[]>()
        .exec(),
    since: (surface, userId, after, limit) =>
      messages.model
        .find({ surface, userId, at: { $gt: after } })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean<StoredMessage[]>()
        .exec(),
    latest: async (surface, userId, limit) => {
      const newestFirst = await messages.model
        .find({ surface, userId })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<StoredMessage[]>()

      return newestFirst.reverse()
    },
    clear: async () => (await messages.model.deleteMany({})).deletedCount,
  }
}
