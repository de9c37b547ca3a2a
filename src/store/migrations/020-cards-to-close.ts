import type { Migration } from './migration.ts'

/** What has been settled lately, and the messages that asked for it: few rows have any of these. */
export const cardsToClose: Migration = {
  id: '020-cards-to-close',
  run: async (db) => {
    const sparse = true
    await db.collection('reminders').createIndexes([{ key: { cardsDueAt: 1 }, sparse }])
    await db.collection('questions').createIndexes([{ key: { cardsDueAt: 1 }, sparse }])
    await db.collection('messages').createIndexes([{ key: { changedAt: 1 }, sparse }])
    await db
      .collection('outbox')
      .createIndexes([
        { key: { 'notice.reminderId': 1 }, sparse },
        { key: { 'notice.reminders': 1 }, sparse },
        { key: { 'notice.changes.reminderId': 1 }, sparse },
        { key: { 'notice.questionId': 1 }, sparse },
        { key: { 'notice.kind': 1, createdAt: 1 } },
      ])
  },
}
