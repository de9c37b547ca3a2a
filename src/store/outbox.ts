import type { Connection } from 'mongoose'
import type { Outbox, OutboxRow } from '#src/ports/outbox.ts'
import { insertNew } from './bulk.ts'
import { databaseNow } from './database-clock.ts'
import type { Models } from './models.ts'
import { leasesOf } from './outbox-lease.ts'
import { removeOfSample } from './sample.ts'

/** Messages to be sent, each under one key and one lease at a time. */
export function outboxOf(connection: Connection, models: Models): Outbox {
  const { model, native } = models.outbox

  return {
    ...leasesOf(models),
    put: (rows, at) =>
      insertNew(
        native,
        rows.map((row) => ({ ...row, state: 'waiting', attempts: 0, createdAt: at })),
      ),
    pending: async (limit) => {
      const now = await databaseNow(connection)
      const rows = await model
        .find({ $or: [{ state: 'waiting' }, { state: 'leased', leaseUntil: { $lt: now } }] }, { _id: 1 })
        .sort({ createdAt: 1, _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()

      return rows.map(({ _id }) => _id)
    },
    count: () => countByState(models),
    removeSample: () =>
      removeOfSample(models, (ids) => model.deleteMany({ 'notice.customerId': { $in: ids } })),
  }
}

async function countByState({ outbox }: Models): Promise<Readonly<Record<OutboxRow['state'], number>>> {
  const groups = await outbox.model.aggregate<{ _id: OutboxRow['state']; n: number }>([
    { $group: { _id: '$state', n: { $sum: 1 } } },
  ])
  const found = Object.fromEntries(groups.map(({ _id, n }) => [_id, n]))

  return { waiting: 0, leased: 0, sent: 0, failed: 0, ...found }
}
