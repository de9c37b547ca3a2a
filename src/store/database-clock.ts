import type { Connection } from 'mongoose'
import { openDatabase } from './connect.ts'

/**
 * The database's own time, so that workers with wrong clocks agree on what is old.
 * For ranges on an index; leases use `$$NOW` in the update itself.
 */
export async function databaseNow(connection: Connection): Promise<Date> {
  const { localTime } = await openDatabase(connection).command({ hello: 1 })

  return localTime as Date
}

/** The moment `ms` ago by the database's clock. */
export const databaseAgo = async (connection: Connection, ms: number): Promise<Date> =>
  new Date((await databaseNow(connection)).getTime() - ms)
