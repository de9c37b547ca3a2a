import { digestIdOf } from '#src/domain/digest/digest-id.ts'
import type { Review } from '#src/domain/review.ts'
import type { Digests, StoredDigest } from '#src/ports/digests.ts'
import type { Reviews } from '#src/ports/reviews.ts'
import { insertNew, putAll } from './bulk.ts'
import type { Models } from './models.ts'

/** Digests; an earlier week's is found by its `_id`, in which weeks stand in their order. */
export function digestsOf({ digests: { model, native } }: Models): Digests {
  return {
    insert: async (digest) => (await insertNew(native, [digest])).has(digest._id),
    replace: (digest) => putAll(native, [digest]),
    get: async (id) => (await model.findById(id).lean<StoredDigest>()) ?? undefined,
    before: async (userId, segment, week) => {
      const [from, to] = [digestIdOf(userId, segment, ''), digestIdOf(userId, segment, week)]
      const found = await model
        .findOne({ _id: { $gte: from, $lt: to } })
        .sort({ _id: -1 })
        .lean<StoredDigest>()
      return found ?? undefined
    },
    clear: async () => (await model.deleteMany({})).deletedCount,
  }
}

/** Reviews: one document a manager and month, written over the revision that was read. */
export function reviewsOf({ reviews: { model, native } }: Models): Reviews {
  return {
    get: async (id) => (await model.findById(id).lean<Review>()) ?? undefined,
    put: async (review) => {
      if (review.rev === 1) return (await insertNew(native, [review])).has(review._id)

      const written = await model.replaceOne({ _id: review._id, rev: review.rev - 1 }, review)
      return written.matchedCount === 1
    },
    latest: (userId, limit) =>
      model.find({ userId }).sort({ month: -1 }).limit(limit).lean<Review[]>().exec(),
    clear: async () => (await model.deleteMany({})).deletedCount,
  }
}
