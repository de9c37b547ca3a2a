import type { mongo } from 'mongoose'
import type { EventMonth } from '#src/domain/facts.ts'
import { insertNew, writeUnordered } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

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

/**
 * Of two folds under one policy version and in one shape the one that has seen more re-bookings is the newer; between two
 * re-bookings events are only ever added, so then it is the one with more events.
 */
const givesWayTo = ({ _id, policyVersion, facts, rebooked }: EventMonth) => {
  const asManyEvents = { 'facts.eventCount': { $lte: facts.eventCount } }
  const older =
    rebooked === undefined
      ? [{ rebooked: { $exists: false }, ...asManyEvents }]
      : [{ rebooked: { $exists: false } }, { rebooked: { $lt: rebooked } }, { rebooked, ...asManyEvents }]

  return { _id, $or: [{ policyVersion: { $ne: policyVersion } }, ...older] }
}
