import type { Migration } from './migration.ts'

/** What orders are found by, and refunds that were booked elsewhere, rows that wait for a rate, and groups. */
export const moneyAndGroups: Migration = {
  id: '002-money-and-groups',
  run: async (db) => {
    await db.collection('events').createIndexes([
      { key: { orderNumber: 1 }, sparse: true },
      { key: { leftMonths: 1 }, sparse: true },
    ])
    await db.collection('customers').createIndexes([
      { key: { parent: 1 }, sparse: true },
      { key: { 'group.root': 1 }, sparse: true },
    ])
    await db.collection('quarantine').createIndexes([{ key: { waitsFor: 1 }, sparse: true }])
  },
}
