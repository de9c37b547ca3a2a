import type { ContactLink, ContactState } from '#src/domain/contact/contact-link.ts'
import type { ContactMatch } from '#src/domain/contact/match-contact.ts'
import type { ContactLinks, SeenRelation } from '#src/ports/contact-links.ts'
import { readInBatches, writeUnordered } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

const optional = ['company', 'remark'] as const

/** What the surface tells; what it tells no longer goes. */
function seeing({ _id, ...told }: SeenRelation) {
  const gone = optional.filter((field) => told[field] === undefined).map((field) => [field, 1])
  const update = {
    $set: told,
    $setOnInsert: { state: 'unknown' as const },
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
  }
  return { updateOne: { filter: { _id }, update, upsert: true } }
}

function settling(id: string, { state, customerId, by, candidates }: ContactMatch) {
  const set = { state, ...(customerId ? { customerId } : {}), ...(by ? { by } : {}) }
  const gone = {
    ...(customerId ? {} : { customerId: 1 }),
    ...(by ? {} : { by: 1 }),
    ...(candidates ? {} : { candidates: 1 }),
  }
  const update = {
    $set: { ...set, ...(candidates ? { candidates } : {}) },
    ...(Object.keys(gone).length > 0 ? { $unset: gone } : {}),
  }
  return { updateOne: { filter: { _id: id }, update } }
}

type Many = (filter: object) => Promise<readonly ContactLink[]>

/** Those that any of many keys leads to. */
const readsOf = (many: Many): Pick<ContactLinks, 'getMany' | 'ofContacts' | 'ofCustomers' | 'called'> => ({
  getMany: (ids) => readInBatches(ids, (batch) => many({ _id: { $in: batch } })),
  ofContacts: (surface, contactIds) =>
    readInBatches(contactIds, (batch) => many({ surface, contactId: { $in: batch } })),
  ofCustomers: (ids) => readInBatches(ids, (batch) => many({ customerId: { $in: batch } })),
  called: (names) =>
    readInBatches(names, (batch) => many({ $or: [{ name: { $in: batch } }, { remark: { $in: batch } }] })),
})

/** Reps' contacts, one document a relation. */
export function contactLinksOf({ contactLinks }: Models): ContactLinks {
  const { model, native } = contactLinks
  type Operations = Parameters<typeof writeUnordered<ContactLink>>[1]
  const write = (operations: readonly unknown[]) => writeUnordered(native, operations as Operations)
  const many = (filter: object) => model.find(filter).lean<ContactLink[]>().exec()

  return {
    get: async (id) => (await model.findById(id).lean<ContactLink>()) ?? undefined,
    ...readsOf(many),
    see: async (relations) => void (await write(relations.map(seeing))),
    settle: async (matches) => void (await write(matches.map(({ id, match }) => settling(id, match)))),
    remove: async (ids) => void (await model.deleteMany({ _id: { $in: [...ids] } })),
    removeUnseen: async (surface, since) =>
      (await model.deleteMany({ surface, seenAt: { $lt: since } })).deletedCount,
    answer: async (id, answer) => void (await model.updateOne({ _id: id }, { $set: { answer } })),
    unsure: (surface, reps, limit) =>
      model
        .find({ surface, rep: { $in: [...reps] }, state: 'unsure' })
        .sort({ since: 1, _id: 1 })
        .limit(limit)
        .lean<ContactLink[]>()
        .exec(),
    markAsked: async (ids, askedAt) =>
      void (await model.updateMany({ _id: { $in: [...ids] } }, { $set: { askedAt } })),
    repsToAsk: async (surface, since) => {
      const untold = { $or: [{ askedAt: { $exists: false } }, { askedAt: { $lt: since } }] }
      return model.distinct('rep', { surface, state: 'unsure', ...untold })
    },
    count: (reps) => counted(contactLinks, reps),
    markTagDue: async (of) => {
      const filter = 'ids' in of ? { _id: { $in: [...of.ids] } } : { customerId: { $in: [...of.customers] } }
      return (await model.updateMany(filter, { $set: { tagDue: true } })).matchedCount
    },
    tagDue: (surface, limit) =>
      model.find({ tagDue: true, surface }).sort({ _id: 1 }).limit(limit).lean<ContactLink[]>().exec(),
    tagged: async ({ _id, customerId }, tags) => {
      await model.updateOne({ _id }, { $set: { tags: [...tags] } })
      const same = { _id, customerId: customerId ?? { $exists: false } }
      await model.updateOne(same, { $unset: { tagDue: 1 } })
    },
  }
}

const nobody: Readonly<Record<ContactState, number>> = { linked: 0, unsure: 0, unknown: 0, none: 0 }

async function counted(
  { model }: Models['contactLinks'],
  reps: readonly string[] | undefined,
): Promise<Readonly<Record<ContactState, number>>> {
  const rows = await model.aggregate<{ readonly _id: ContactState; readonly n: number }>([
    { $match: reps ? { rep: { $in: [...reps] } } : {} },
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ])
  return { ...nobody, ...Object.fromEntries(rows.map(({ _id, n }) => [_id, n])) }
}
