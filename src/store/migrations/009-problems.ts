import type { Migration } from './migration.ts'

/** Problems by what is due, by customer and by when they were reported. */
export const problemIndexes: Migration = {
  id: '009-problems',
  run: async (db) => {
    await db
      .collection('problems')
      .createIndexes([
        { key: { state: 1, dueAt: 1 } },
        { key: { customerId: 1, openedAt: -1 } },
        { key: { openedAt: 1 } },
        { key: { state: 1, 'answer.at': 1 } },
      ])
  },
}
