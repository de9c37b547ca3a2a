import type { Migration } from './migration.ts'

/** A manager's customers page by page, the warnings of a week, a manager's reviews; digests are found by `_id`. */
export const digestIndexes: Migration = {
  id: '010-digests',
  run: async (db) => {
    await db.collection('customers').createIndexes([{ key: { owner: 1, _id: 1 } }])
    await db.collection('warnings').createIndexes([{ key: { issuedAt: 1 } }])
    await db.collection('reviews').createIndexes([{ key: { userId: 1, month: -1 } }])
  },
}
