import type { Migration } from './migration.ts'

/** What is kept for a while goes when its time is over. */
export const keptIndexes: Migration = {
  id: '017-kept',
  run: async (db) => {
    await db.collection('kept').createIndexes([{ key: { endsAt: 1 }, expireAfterSeconds: 0 }])
  },
}
