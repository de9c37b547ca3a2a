import type { mongo } from 'mongoose'

/** One step from one shape of the database to the next. May be run again after it was cut short. */
export type Migration = {
  /** `NNN-what`: the order, and what `migrations` remembers it by. */
  readonly id: string
  run(db: mongo.Db): Promise<void>
}
