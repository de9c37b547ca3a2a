import type { Migration } from './migration.ts'

/** Questions are forgotten when their time is over, and found by customer when the sample goes. */
export const questionIndexes: Migration = {
  id: '011-questions',
  run: async (db) => {
    await db
      .collection('questions')
      .createIndexes([{ key: { customerId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }])
  },
}
