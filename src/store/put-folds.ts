import type { mongo } from 'mongoose'
import type { EventMonth } from '#src/domain/facts.ts'
import { insertNew, writeUnordered } from './bulk.ts'
import type { Models } from './models.ts'

/** Inserting first is the usual case of a load; a month that stands gives way only to a fold that has seen as much. */
export async function putFolds(
  { eventMonths: { native } }: Models,
  months: readonly EventMonth[],
): Promise<void> {
  const fresh = await insertNew(native, months)
  const standing = months.filter(({ _id }) => !fresh.has(_id))
  const operations = standing.map((month) => ({
    replaceOne: { filter: givesWayTo(month), replacement: month },
  }))
  await writeUnordered(native, operations as unknown as mongo.AnyBulkWriteOperation<EventMonth>[])
}

/** Events are only ever added: of two folds under one policy version the one with more events is the newer. */
const givesWayTo = ({ _id, policyVersion, facts }: EventMonth) => ({
  _id,
  $or: [{ policyVersion: { $ne: policyVersion } }, { 'facts.eventCount': { $lte: facts.eventCount } }],
})
