import type { Stand, StandKey, StandPlace, Stands } from '#src/ports/stands.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

const idOf = ({ surface, place, key }: StandKey): string => `${surface}|${place}|message|${key}`
const threadIdOf = ({ surface, place }: StandPlace, customerId: string): string =>
  `${surface}|${place}|thread|${customerId}`

/** What stands on which surface, one document a message and one a thread. */
export function standsOf({ stands }: Models): Stands {
  const { model, native } = stands
  const refOf = async (_id: string) => (await model.findById(_id, { ref: 1 }).lean<{ ref?: string }>())?.ref

  return {
    begin: async (of) => {
      const before = await native.findOneAndUpdate(
        { _id: idOf(of) },
        { $currentDate: { begunAt: true }, $setOnInsert: { surface: of.surface } },
        { upsert: true, returnDocument: 'before' },
      )
      return before ? standOf(of, before) : undefined
    },
    forget: async (of) => {
      await model.deleteOne({ _id: idOf(of), ref: { $exists: false } })
    },
    put: async (of, ref) => {
      await native.updateOne(
        { _id: idOf(of) },
        { $set: { ref, surface: of.surface }, $currentDate: { begunAt: true } },
        { upsert: true },
      )
    },
    get: async (of) => {
      const found = await model.findById(idOf(of)).lean<{ begunAt: Date; ref?: string }>()
      return found ? standOf(of, found) : undefined
    },
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

const standOf = (of: StandKey, { begunAt, ref }: { begunAt: Date; ref?: string }): Stand => ({
  ...of,
  begunAt,
  ...(ref === undefined ? {} : { ref }),
})
