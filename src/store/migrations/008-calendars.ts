import type { Migration } from './migration.ts'

/** Entered days are found by region. */
export const calendarIndexes: Migration = {
  id: '008-calendars',
  run: async (db) => {
    await db.collection('calendars').createIndexes([{ key: { region: 1, day: 1 } }])
  },
}
