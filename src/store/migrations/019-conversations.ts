import type { Migration } from './migration.ts'

/** A conversation goes when its time is over. */
export const conversationIndexes: Migration = {
  id: '019-conversations',
  run: async (db) => {
    await db.collection('conversations').createIndexes([{ key: { endsAt: 1 }, expireAfterSeconds: 0 }])
  },
}
