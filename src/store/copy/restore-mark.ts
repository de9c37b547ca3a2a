import type { mongo } from 'mongoose'
import { AppError } from '#src/domain/errors.ts'

type Row = { readonly _id: string; readonly at?: Date }

/** Stands beside the migrations while a store is being restored. */
const restoreMark = '~restore'

const rowsOf = (db: mongo.Db) => db.collection<Row>('migrations')

/** From now on nothing else opens this store. */
export async function beginRestore(db: mongo.Db): Promise<void> {
  await rowsOf(db).updateOne({ _id: restoreMark }, { $currentDate: { at: true } }, { upsert: true })
}

export async function endRestore(db: mongo.Db): Promise<void> {
  await rowsOf(db).deleteOne({ _id: restoreMark })
}

/** Was a restore begun here and not ended? */
export const isRestoring = async (db: mongo.Db): Promise<boolean> =>
  (await rowsOf(db).findOne({ _id: restoreMark })) !== null

/** @throws AppError `restore-unfinished` */
export async function refuseHalfRestored(db: mongo.Db): Promise<void> {
  if (!(await isRestoring(db))) return

  throw new AppError({
    code: 'restore-unfinished',
    message: `The database ${db.databaseName} is being restored, or a restore of it was cut off.`,
    remedy: `Wait for it, or do it again: npm run -s cli -- restore FILE --replace ${db.databaseName}`,
  })
}
