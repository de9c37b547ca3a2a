import type { Migration } from './migration.ts'

/**
 * Months are folded in a new shape: every customer is marked as having new facts, so that whoever decides next folds
 * again what is of the old one. Those that are marked already are folded by that mark.
 */
export const refold: Migration = {
  id: '003-refold',
  run: async (db) => {
    await db
      .collection('customers')
      .updateMany({ dirty: { $exists: false } }, [
        { $set: { dirty: { token: 'refold-2', at: '$$NOW', months: [] } } },
      ])
  },
}
