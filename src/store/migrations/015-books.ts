import type { Migration } from './migration.ts'

/** Whoever plans follow-ups reads a rep's own customers, page by page. */
export const books: Migration = {
  id: '015-books',
  run: async (db) => {
    await db.collection('customers').createIndexes([{ key: { owner: 1, _id: 1 } }])
  },
}
