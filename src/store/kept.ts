import type { Kept } from '#src/ports/kept.ts'
import { insertNew } from './bulk.ts'
import { databaseNow } from './database-clock.ts'
import type { Models, StoredKept } from './models.ts'

/** Texts with an end. What is over counts as gone, also before the server has taken it away. */
export function keptOf({ kept }: Models): Kept {
  const { model, native } = kept
  const current = async (_id: string, now: Date) => {
    const row = await model.findById(_id).lean<StoredKept>()
    return { row, holds: row !== null && row.endsAt > now }
  }

  const keep: Kept['keep'] = async (_id, text, forMs) => {
    const now = await databaseNow(model.db)
    const endsAt = new Date(now.getTime() + forMs)
    if ((await insertNew(native, [{ _id, text, endsAt }])).has(_id)) return text

    const { row, holds } = await current(_id, now)
    if (!row) return keep(_id, text, forMs) // dropped in between
    if (holds) return row.text
    const { matchedCount } = await native.updateOne({ _id, endsAt: row.endsAt }, { $set: { text, endsAt } })
    return matchedCount === 1 ? text : keep(_id, text, forMs)
  }

  return {
    keep,
    get: async (key) => {
      const { row, holds } = await current(key, await databaseNow(model.db))
      return holds ? row?.text : undefined
    },
    drop: async (key) => {
      await model.deleteOne({ _id: key })
    },
  }
}
