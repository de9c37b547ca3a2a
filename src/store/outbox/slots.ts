import { shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Slots, SlotsOf } from '#src/ports/slots.ts'
import { insertNew } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

const idOf = ({ to, day }: Omit<SlotsOf, 'most'>, place: number): string => `${to}|${day}|${place}`

const idsOf = (of: SlotsOf): readonly string[] =>
  Array.from({ length: of.most }, (_, index) => idOf(of, index + 1))

/** A zone's day is never more than one away from another's; older places tell nobody anything. */
const keptDays = 2

/** Places of a day: each is one document whose `_id` is the place, so that it has one holder. */
export function slotsOf(models: Models): Slots {
  const { model, native } = models.slots
  const standing = (of: SlotsOf) =>
    model
      .find({ _id: { $in: [...idsOf(of)] } })
      .lean<{ _id: string; key: string }[]>()
      .exec()

  /** The first message of a day clears the reader's days before: the keys of one reader stand side by side. */
  const clearBefore = async ({ to, day }: SlotsOf) => {
    const before = shiftDay(day, -keptDays)
    await model.deleteMany({ _id: { $gte: `${to}|`, $lt: idOf({ to, day: before }, 0) } })
  }

  return {
    heldBy: async (of) => (await standing(of)).map(({ key }) => key),
    take: async (of, key) => {
      const taken = await standing(of)
      if (taken.some((slot) => slot.key === key)) return true
      if (taken.length === 0) await clearBefore(of)

      const known = new Set(taken.map(({ _id }) => _id))
      for (const _id of idsOf(of)) {
        if (!known.has(_id) && (await insertNew(native, [{ _id, key }])).has(_id)) return true
      }
      return false
    },
    giveBack: async (of, key) => {
      await model.deleteMany({ _id: { $in: [...idsOf(of)] }, key })
    },
    removeSample: async () => {
      const people = await models.users.model.find({ sample: true }, { _id: 1 }).lean<{ _id: string }[]>()
      let removed = 0
      for (const { _id } of people) {
        const theirs = { _id: { $gte: `${_id}|`, $lt: `${_id}}` } }
        removed += (await model.deleteMany(theirs)).deletedCount
      }
      return removed
    },
  }
}
