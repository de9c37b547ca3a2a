import type { Connection } from 'mongoose'
import type { Outbox, OutboxRow } from '#src/ports/outbox.ts'
import { insertNew } from '#src/store/bulk.ts'
import { databaseNow } from '#src/store/database-clock.ts'
import type { Models } from '#src/store/models.ts'
import { removeOfSample } from '#src/store/sample.ts'
import { groupsOf } from './outbox-groups.ts'
import { isDue, leasesOf } from './outbox-lease.ts'
import { toldOf } from './outbox-told.ts'

type Reads = Pick<
  Outbox,
  'get' | 'openOf' | 'pending' | 'newest' | 'keyed' | 'collected' | 'countCollected' | 'count'
>

/** More than anybody is told on a day. */
const mostOpen = 500

/** Messages to be sent, each under one key and one lease at a time. */
export function outboxOf(connection: Connection, models: Models): Outbox {
  const { model, native } = models.outbox

  return {
    ...leasesOf(models),
    ...groupsOf(models),
    ...toldOf(models),
    ...readsOf(connection, models),
    put: (rows, at) =>
      insertNew(
        native,
        rows.map((row) => ({ ...row, state: 'waiting', attempts: 0, createdAt: at })),
      ),
    retryFailed: async () => {
      const again = { $set: { state: 'waiting' as const }, $unset: { failure: 1, failures: 1, notBefore: 1 } }
      return (await model.updateMany({ state: 'failed' }, again)).modifiedCount
    },
    removeSample: async () => {
      const ofCustomers = await removeOfSample(models, (ids) =>
        model.deleteMany({ 'notice.customerId': { $in: ids } }),
      )
      const people = await models.users.model.find({ sample: true }, { _id: 1 }).lean<{ _id: string }[]>()
      const toThem: object = { to: { $in: people.map(({ _id }) => _id) } }
      return ofCustomers + (await model.deleteMany(toThem)).deletedCount
    },
  }
}

function readsOf(connection: Connection, { outbox: { model } }: Models): Reads {
  return {
    pending: async (limit, due) => {
      const now = await databaseNow(connection)
      const waiting = { state: 'waiting', ...isDue(due) }
      const open: object = { $or: [waiting, { state: 'leased', leaseUntil: { $lt: now } }] }
      const rows = await model
        .find(open, { _id: 1 })
        .sort({ createdAt: 1, _id: 1 })
        .limit(limit)
        .lean<{ _id: string }[]>()

      return rows.map(({ _id }) => _id)
    },
    openOf: (to, now) =>
      model
        .find({ to, state: { $in: ['waiting', 'leased'] }, ...isDue(now) } as object, { holder: 0 })
        .sort({ createdAt: 1, _id: 1 })
        .limit(mostOpen)
        .lean<OutboxRow[]>()
        .exec(),
    get: async (id) => (await model.findById(id, { holder: 0 }).lean<OutboxRow>()) ?? undefined,
    newest: async (to, kind) => {
      const ofKind: object = { to, 'notice.kind': kind }
      const found = await model.findOne(ofKind, { holder: 0 }).sort({ createdAt: -1 }).lean<OutboxRow>()
      return found ?? undefined
    },
    keyed: (prefix, limit) =>
      model
        .find({ _id: { $gte: prefix, $lt: `${prefix}\uffff` } }, { holder: 0 })
        .sort({ createdAt: -1, _id: 1 })
        .limit(limit)
        .lean<OutboxRow[]>()
        .exec(),
    collected: (limit) =>
      model
        .find({ state: 'collected' }, { holder: 0 })
        .sort({ createdAt: -1, _id: 1 })
        .limit(limit)
        .lean<OutboxRow[]>()
        .exec(),
    ...countsOf(model),
  }
}

function countsOf(model: Models['outbox']['model']): Pick<Outbox, 'countCollected' | 'count'> {
  return {
    countCollected: async () => {
      const groups = await model.aggregate<{ _id: string; count: number }>([
        { $match: { state: 'collected' } },
        { $group: { _id: '$to', count: { $sum: 1 } } },
        { $sort: { count: -1, _id: 1 } },
      ])
      return groups.map(({ _id, count }) => ({ to: _id, count }))
    },
    count: async () => {
      const groups = await model.aggregate<{ _id: OutboxRow['state']; n: number }>([
        { $group: { _id: '$state', n: { $sum: 1 } } },
      ])
      const found = Object.fromEntries(groups.map(({ _id, n }) => [_id, n]))
      return { waiting: 0, leased: 0, sent: 0, failed: 0, ...found }
    },
  }
}
