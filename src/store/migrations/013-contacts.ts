import type { Migration } from './migration.ts'

/** Customers by the blind index of a contact: who is added twice is found before it is stored twice. */
export const contacts: Migration = {
  id: '013-contacts',
  run: async (db) => {
    await db.collection('customers').createIndexes([{ key: { 'contacts.blindIndex': 1 }, sparse: true }])
  },
}
