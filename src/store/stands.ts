import { randomUUID } from 'node:crypto'
import type { Stand, StandKey, StandPlace, Stands } from '#src/ports/stands.ts'
import { insertNew } from './bulk.ts'
import type { Models, StoredStand } from './models.ts'

const idOf = ({ surface, place, key }: StandKey): string => `${surface}|${place}|message|${key}`
const threadIdOf = ({ surface, place }: StandPlace, customerId: string): string =>
  `${surface}|${place}|thread|${customerId}`

/** What stands on which surface, one document a message and one a thread. */
export function standsOf({ stands }: Models): Stands {
  const { model, native } = stands
  const refOf = async (_id: string) => (await model.findById(_id, { ref: 1 }).lean<StoredStand>())?.ref

  return {
    begin: async (of) => {
      const holder = randomUUID()
      const kept = (field: string, otherwise: unknown) => ({ $ifNull: [`$${field}`, otherwise] })
      const row = await native.findOneAndUpdate(
        { _id: idOf(of) },
        [
          {
            $set: {
              surface: of.surface,
              holder: kept('holder', holder),
              begunAt: kept('begunAt', '$$NOW'),
              askedAt: '$$NOW',
            },
          },
        ],
        { upsert: true, returnDocument: 'after' },
      )
      return !row || row.holder === holder ? undefined : standOf(of, row)
    },
    renew: async (stand) => {
      const unsettled = { _id: idOf(stand), begunAt: stand.begunAt, ref: { $exists: false } }
      const { matchedCount } = await native.updateOne(unsettled, { $currentDate: { begunAt: true } })
      return matchedCount === 1
    },
    forget: async (of) => {
      await model.deleteOne({ _id: idOf(of), ref: { $exists: false } })
    },
    put: async (of, ref) => {
      const set = { ref, surface: of.surface, begunAt: { $ifNull: ['$begunAt', '$$NOW'] } }
      await native.updateOne({ _id: idOf(of) }, [{ $set: set }], { upsert: true })
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

const standOf = (of: StandKey, { begunAt, askedAt = begunAt, ref }: StoredStand): Stand => ({
  ...of,
  begunAt,
  ageMs: askedAt.getTime() - begunAt.getTime(),
  ...(ref === undefined ? {} : { ref }),
})
