import type { Migration } from './migration.ts'

/** Nobody edits a message of a year ago, and a customer that nothing was said of for a year gets a new thread. */
const keptSeconds = 365 * 86_400

/** What stands where goes by itself once it is old. */
export const standIndexes: Migration = {
  id: '016-stands',
  run: async (db) => {
    await db.collection('stands').createIndexes([{ key: { begunAt: 1 }, expireAfterSeconds: keptSeconds }])
  },
}
