import type { Connection, mongo } from 'mongoose'
import { openDatabase } from '#src/store/connect.ts'
import { moveEventsBack } from '#src/store/events/move-events.ts'
import type { Models } from '#src/store/models.ts'

/** What was decided later than that before a copy was begun is looked at: the clocks of the processes may differ. */
const CLOCKS_MS = 3_600_000
const PAGE = 500

/** Whose decision was outstanding when a copy was made: customers with new facts, and merges that were not through. */
export type Outstanding = { readonly undecided: readonly string[]; readonly merging: readonly string[] }

/**
 * Takes out of a restored store what was under way when its copy was made, and what the copy holds half of. What
 * customers count is then to be recomputed from their facts.
 */
export async function makeWhole(connection: Connection, models: Models, takenAt: Date): Promise<Outstanding> {
  const { native, model } = models.customers
  const dirty = { dirty: { $exists: true }, status: 'active' as const }
  const undecided = await model.find(dirty, { _id: 1 }).lean()
  // Everybody is recomputed: a mark that says what to fold is of no more use, and whoever wrote it is gone.
  await native.updateMany(dirty, { $unset: { dirty: 1 } })
  await native.updateMany({ scoreNext: { $exists: true } }, { $unset: { scoreNext: 1 } })
  await dropAhead(models, new Date(takenAt.getTime() - CLOCKS_MS))
  await takeBackMoves(connection, models)
  return { undecided: undecided.map(({ _id }) => _id), merging: await halfMerged(models) }
}

/**
 * History of decisions that the copy's customers have not come to: copied after them, made in between. They are made
 * anew, under the same keys.
 */
async function dropAhead({ customers, tierChanges, outbox }: Models, since: Date): Promise<void> {
  const recent = tierChanges.model.find({ at: { $gte: since } }, { customerId: 1, rev: 1 }).lean()
  for await (const page of pagesOf(recent.cursor())) {
    const standing = await customers.model
      .find({ _id: { $in: page.map(({ customerId }) => customerId) } }, { rev: 1 })
      .lean()
    const revs = new Map(standing.map(({ _id, rev }) => [_id, rev]))
    const ahead = page.filter(({ customerId, rev }) => rev > (revs.get(customerId) ?? -1))
    for (const { _id } of ahead) {
      await outbox.model.deleteMany({ _id: { $gte: `${_id}-`, $lt: `${_id}.` } })
      await tierChanges.model.deleteOne({ _id })
    }
  }
}

async function* pagesOf<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let page: Row[] = []
  for await (const row of rows) {
    page.push(row)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

/** Facts that came from a customer who is not merged any more: a merge was taken back between the two copies. */
async function takeBackMoves(connection: Connection, models: Models): Promise<void> {
  const from = { $arrayElemAt: ['$movedFrom', 0] }
  const moved = openDatabase(connection)
    .collection('events')
    .aggregate<{ _id: { from: string; to: string } }>([
      { $match: { 'movedFrom.0': { $exists: true } } },
      { $group: { _id: { from, to: '$customerId' } } },
    ])
  for (const { _id } of await moved.toArray()) {
    const origin = await models.customers.model.findById(_id.from, { status: 1 }).lean()
    if (origin?.status === 'active') await moveEventsBack(models, _id.to, _id.from)
  }
}

/** Merges, and merges being taken back, that were not through: a mark, or facts that have not gone over. */
async function halfMerged({ customers, events }: Models): Promise<readonly string[]> {
  const merged = await customers.model.find({ status: 'merged' }, { dirty: 1, merged: 1 }).lean()
  const half: string[] = []
  for (const { _id, dirty, merged: record } of merged) {
    const isMarked = dirty !== undefined || record?.undone === true
    if (isMarked || (await events.model.findOne({ customerId: _id }, { _id: 1 }).lean())) half.push(_id)
  }
  return half
}

/** Rows that a copy has as waiting or on their way may have been told since it was made. */
const untold: mongo.Filter<mongo.BSON.Document> = { state: { $in: ['waiting', 'leased', 'gathered'] } }

/**
 * Keeps messages from being told twice: those whose moment has come stay unsent, as a trial run's do; those whose moment
 * lies ahead cannot have been told.
 * @returns how many are kept back.
 */
export async function keepBack({ outbox }: Models, now: Date): Promise<number> {
  const due = { $or: [{ notBefore: { $exists: false } }, { notBefore: { $lte: now } }] }
  const { modifiedCount } = await outbox.model.updateMany({ ...untold, ...due } as object, {
    $set: { state: 'collected', sentAt: now },
    $unset: { leaseUntil: 1, holder: 1 },
  })
  return modifiedCount
}
