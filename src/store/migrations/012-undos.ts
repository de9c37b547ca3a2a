import type { Migration } from './migration.ts'

/** What can be taken back is found by its author, and forgotten after a day. */
export const undoIndexes: Migration = {
  id: '012-undos',
  run: async (db) => {
    await db
      .collection('undos')
      .createIndexes([{ key: { by: 1, at: -1 } }, { key: { at: 1 }, expireAfterSeconds: 86_400 }])
  },
}
