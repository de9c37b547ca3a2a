import type { Migration } from './migration.ts'

/** What one reader has been told lately, what a summary says, and changes of tier that wait for a person. */
export const groupsOfMessages: Migration = {
  id: '004-groups-of-messages',
  run: async (db) => {
    await db
      .collection('outbox')
      .createIndexes([{ key: { to: 1, createdAt: 1 } }, { key: { settledBy: 1 }, sparse: true }])
    await db.collection('customers').createIndexes([{ key: { 'tier.proposed.at': 1 }, sparse: true }])
  },
}
