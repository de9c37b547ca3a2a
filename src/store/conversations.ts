import { randomUUID } from 'node:crypto'
import type { Conversations } from '#src/ports/conversations.ts'
import { insertNew } from './bulk.ts'
import { databaseNow } from './database-clock.ts'
import type { Models, StoredConversation } from './models.ts'

/** Conversations with an end. What is over counts as gone, also before the server has taken it away. */
export function conversationsOf({ conversations }: Models): Conversations {
  const { model, native } = conversations

  return {
    async get(_id) {
      const now = await databaseNow(model.db)
      const row = await model.findById(_id).lean<StoredConversation>()
      return row && row.endsAt > now ? { text: row.text, token: row.token } : undefined
    },
    async replace(_id, before, text, forMs) {
      const now = await databaseNow(model.db)
      const fresh = { text, token: randomUUID(), endsAt: new Date(now.getTime() + forMs) }
      if (!before && (await insertNew(native, [{ _id, ...fresh }])).has(_id)) return true

      const standing = before ? { token: before.token } : { endsAt: { $lte: now } }
      const { matchedCount } = await native.updateOne({ _id, ...standing }, { $set: fresh })
      return matchedCount === 1
    },
    async end(_id, { token }) {
      const { deletedCount } = await native.deleteOne({ _id, token })
      return deletedCount === 1
    },
  }
}
