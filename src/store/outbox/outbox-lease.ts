import { randomUUID } from 'node:crypto'
import type { Outbox, OutboxRow } from '#src/ports/outbox.ts'
import type { Models, StoredOutboxRow } from '#src/store/models.ts'

type Leases = Pick<Outbox, 'lease' | 'release' | 'postpone' | 'markSent' | 'markFailed' | 'markCollected'>

const leaseFields = { leaseUntil: 1, holder: 1 } as const

/** What is delivered by itself, and when: rows of a group wait for the others. */
export const isDue = (now: Date | undefined): object => ({
  group: { $exists: false },
  ...(now ? { $or: [{ notBefore: { $exists: false } }, { notBefore: { $lte: now } }] } : {}),
})

/** Leases that this process holds: one that ran out and went to another is not ours to end. */
type Held = Map<string, string>

/** One holder at a time, by the database's clock. */
export function leasesOf(models: Models): Leases {
  const { model } = models.outbox
  const held: Held = new Map()

  return {
    lease: async (id, leaseMs, now) => {
      const holder = randomUUID()
      const filter: object = { _id: id, state: { $in: ['waiting', 'leased'] }, ...isDue(now) }
      const row = await model
        .findOneAndUpdate(filter, leaseBy(holder, leaseMs), {
          updatePipeline: true,
          returnDocument: 'after',
        })
        .lean<StoredOutboxRow>()
      if (row?.holder !== holder) return undefined
      held.set(id, holder)

      return withoutHolder(row)
    },
    ...endsOf(models, held),
  }
}

function endsOf({ outbox: { model } }: Models, held: Held): Omit<Leases, 'lease'> {
  const giveBack = async (id: string, update: object) => {
    const holder = held.get(id)
    if (holder === undefined) return
    await model.updateOne({ _id: id, state: 'leased', holder }, update)
    held.delete(id)
  }

  return {
    release: (id) => giveBack(id, { $set: { state: 'waiting' }, $unset: leaseFields }),
    postpone: (id, { failed, ...until }) =>
      giveBack(id, {
        $set: { state: 'waiting', ...until },
        $unset: leaseFields,
        ...(failed ? { $inc: { failures: 1 } } : {}),
      }),
    markSent: async (id, at) => {
      await model.updateOne(
        { _id: id },
        { $set: { state: 'sent', sentAt: at }, $unset: { ...leaseFields, failure: 1 } },
      )
      held.delete(id)
    },
    markCollected: async (id, at) => {
      await model.updateOne(
        { _id: id, state: { $ne: 'sent' } },
        { $set: { state: 'collected', sentAt: at }, $unset: leaseFields },
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
