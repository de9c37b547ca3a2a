import type { Migration } from './migration.ts'

/** What waits for one reader right now: the most urgent of it is told first. */
export const messagesOfAReader: Migration = {
  id: '014-messages-of-a-reader',
  run: async (db) => {
    await db.collection('outbox').createIndexes([{ key: { to: 1, state: 1 } }])
  },
}
