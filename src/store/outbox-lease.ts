import { randomUUID } from 'node:crypto'
import type { Outbox, OutboxRow } from '#src/ports/outbox.ts'
import type { Models, StoredOutboxRow } from './models.ts'

type Leases = Pick<Outbox, 'lease' | 'release' | 'markSent' | 'markFailed'>

const leaseFields = { leaseUntil: 1, holder: 1 } as const

/** One holder at a time, by the database's clock. */
export function leasesOf({ outbox: { model } }: Models): Leases {
  /** Leases that this process holds: one that ran out and went to another is not ours to end. */
  const held = new Map<string, string>()

  return {
    lease: async (id, leaseMs) => {
      const holder = randomUUID()
      const row = await model
        .findOneAndUpdate({ _id: id, state: { $in: ['waiting', 'leased'] } }, leaseBy(holder, leaseMs), {
          updatePipeline: true,
          returnDocument: 'after',
        })
        .lean<StoredOutboxRow>()
      if (row?.holder !== holder) return undefined
      held.set(id, holder)

      return withoutHolder(row)
    },
    release: async (id) => {
      const holder = held.get(id)
      if (holder === undefined) return
      await model.updateOne(
        { _id: id, state: 'leased', holder },
        { $set: { state: 'waiting' }, $unset: leaseFields },
      )
      held.delete(id)
    },
    markSent: async (id, at) => {
      await model.updateOne(
        { _id: id },
        { $set: { state: 'sent', sentAt: at }, $unset: { ...leaseFields, failure: 1 } },
      )
      held.delete(id)
    },
    /** What was sent stays sent: another holder may have done it after our lease ran out. */
    markFailed: async (id, failure) => {
      await model.updateOne(
        { _id: id, state: { $ne: 'sent' } },
        { $set: { state: 'failed', failure }, $unset: leaseFields },
      )
      held.delete(id)
    },
  }
}

/** Takes the lease where nobody holds it; leaves the row as it is otherwise. */
const leaseBy = (holder: string, leaseMs: number) => {
  const free = { $or: [{ $eq: ['$state', 'waiting'] }, { $lt: ['$leaseUntil', '$$NOW'] }] }
  const ifFree = (taken: unknown, standing: string) => ({ $cond: [free, taken, standing] })

  return [
    {
      $set: {
        holder: ifFree(holder, '$holder'),
        attempts: ifFree({ $add: ['$attempts', 1] }, '$attempts'),
        leaseUntil: ifFree({ $add: ['$$NOW', leaseMs] }, '$leaseUntil'),
        state: 'leased',
      },
    },
  ]
}

const withoutHolder = ({ holder: _, ...row }: StoredOutboxRow): OutboxRow => row
