import type { Stand, StandKey, StandPlace, Stands } from '#src/ports/stands.ts'
import { insertNew } from './bulk.ts'
import { databaseNow } from './database-clock.ts'
import type { Models, StoredStand } from './models.ts'

const idOf = ({ surface, place, key }: StandKey): string => `${surface}|${place}|message|${key}`
const threadIdOf = ({ surface, place }: StandPlace, customerId: string): string =>
  `${surface}|${place}|thread|${customerId}`

/** What stands on which surface, one document a message and one a thread. */
export function standsOf({ stands }: Models): Stands {
  const { model, native } = stands
  const refOf = async (_id: string) => (await model.findById(_id, { ref: 1 }).lean<StoredStand>())?.ref

  const begin: Stands['begin'] = async (of) => {
    const _id = idOf(of)
    const now = await databaseNow(model.db)
    const isFirst = (await insertNew(native, [{ _id, surface: of.surface, begunAt: now }])).has(_id)
    if (isFirst) return undefined

    const row = await model.findById(_id).lean<StoredStand>()
    return row ? standOf(of, row, now) : begin(of) // forgotten in between
  }

  return {
    begin,
    renew: async (stand) => {
      const unsettled = { _id: idOf(stand), begunAt: stand.begunAt, ref: { $exists: false } }
      const { matchedCount } = await native.updateOne(unsettled, { $currentDate: { begunAt: true } })
      return matchedCount === 1
    },
    forget: async (of) => {
      await model.deleteOne({ _id: idOf(of), ref: { $exists: false } })
    },
    put: async (of, ref) => {
      const first = { $setOnInsert: { begunAt: await databaseNow(model.db) } }
      await native.updateOne(
        { _id: idOf(of) },
        { ...first, $set: { ref, surface: of.surface } },
        { upsert: true },
      )
    },
    ref: (of) => refOf(idOf(of)),
    thread: (at, customerId) => refOf(threadIdOf(at, customerId)),
    openThread: async (at, customerId, ref, gone) => {
      const _id = threadIdOf(at, customerId)
      const row = { _id, surface: at.surface, ref, begunAt: new Date() }
      if ((await insertNew(native, [row])).has(_id)) return ref
      if (gone !== undefined) await native.updateOne({ _id, ref: gone }, { $set: { ref } })
      return (await refOf(_id)) ?? ref
    },
  }
}

const standOf = (of: StandKey, { begunAt, ref }: StoredStand, now: Date): Stand => ({
  ...of,
  begunAt,
  ageMs: now.getTime() - begunAt.getTime(),
  ...(ref === undefined ? {} : { ref }),
})
