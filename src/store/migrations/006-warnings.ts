import type { Migration } from './migration.ts'

/** Open warnings by the end of their range, settled ones by when that was known, all by customer. */
export const warningIndexes: Migration = {
  id: '006-warnings',
  run: async (db) => {
    await db
      .collection('warnings')
      .createIndexes([
        { key: { 'settled.at': 1, expectedTo: 1 } },
        { key: { policyVersion: 1, 'settled.at': 1 } },
        { key: { customerId: 1 } },
      ])
  },
}
