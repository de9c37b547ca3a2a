import type { Migration } from './migration.ts'

/** Contacts are found by customer, by the rep who is asked, by what has not been seen, and by what waits for its tag. */
export const contactLinkIndexes: Migration = {
  id: '018-contact-links',
  run: async (db) => {
    await db
      .collection('contactlinks')
      .createIndexes([
        { key: { contactId: 1 } },
        { key: { customerId: 1 } },
        { key: { rep: 1, state: 1, since: 1 } },
        { key: { surface: 1, seenAt: 1 } },
        { key: { tagDue: 1 }, sparse: true },
      ])
  },
}
