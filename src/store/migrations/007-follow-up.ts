import type { Migration } from './migration.ts'

/**
 * Reminders by list, by customer and by age. Facts hold the newest touches: every customer is marked as having new
 * facts, so that whoever decides next folds again.
 */
export const followUp: Migration = {
  id: '007-follow-up',
  run: async (db) => {
    await db
      .collection('reminders')
      .createIndexes([
        { key: { to: 1, state: 1, dueAt: 1 } },
        { key: { customerId: 1, dueAt: -1 } },
        { key: { state: 1, kind: 1, dueAt: 1 } },
        { key: { since: 1 } },
      ])
    await db.collection('customers').updateMany({ 'facts.recentTouches': { $exists: false } }, [
      {
        $set: {
          'facts.recentTouches': [],
          dirty: { $ifNull: ['$dirty', { token: 'refold-3', at: '$$NOW', months: [] }] },
        },
      },
    ])
  },
}
