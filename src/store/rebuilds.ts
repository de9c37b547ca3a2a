import { randomUUID } from 'node:crypto'
import type { Rebuild, RebuildStep, Rebuilds } from '#src/ports/rebuilds.ts'
import type { Models, StoredRebuild } from './models.ts'

/** Ours alone: which process holds a rebuild. */
const hidden = { _id: 0, holder: 0, leaseUntil: 0 } as const

const open = { $in: ['folding', 'deciding'] as const }

const idOf = (version: number): string => String(version)

/** Takes the lease where nobody holds it; leaves the document as it is otherwise. */
const takenBy = (holder: string, leaseMs: number) => {
  const free = { $lt: [{ $ifNull: ['$leaseUntil', new Date(0)] }, '$$NOW'] }
  const ifFree = (taken: unknown, standing: string) => ({ $cond: [free, taken, standing] })

  return [
    {
      $set: {
        holder: ifFree(holder, '$holder'),
        leaseUntil: ifFree({ $add: ['$$NOW', leaseMs] }, '$leaseUntil'),
      },
    },
  ]
}

const stepStages = ({ phase, after, done, moves }: RebuildStep, leaseMs: number) => [
  {
    $set: {
      phase,
      done,
      moves: { $literal: moves },
      leaseUntil: { $add: ['$$NOW', leaseMs] },
      ...(after === undefined ? {} : { after: { $literal: after } }),
      ...(phase === 'done' ? { endedAt: '$$NOW' } : {}),
    },
  },
  ...(after === undefined ? [{ $unset: ['after'] }] : []),
]

/** A row of its own for the version; older ones that are still open are overtaken. */
async function begun(model: Models['rebuilds']['model'], version: number, total: number): Promise<void> {
  await model.updateMany({ version: { $lt: version }, phase: open }, { $set: { phase: 'overtaken' } })
  const fresh = { version, phase: 'folding', done: 0, total, moves: {} } as const
  await model.updateOne({ _id: idOf(version) }, { $setOnInsert: fresh }, { upsert: true })
  await model.updateOne(
    { _id: idOf(version), startedAt: { $exists: false } },
    { $currentDate: { startedAt: true } },
  )
}

/** Rebuilds by policy version. One holder at a time, by the database's clock. */
export function rebuildsOf({ rebuilds: { model } }: Models): Rebuilds {
  const held = new Map<number, string>()
  const plain = async (version: number): Promise<Rebuild | undefined> =>
    (await model.findById(idOf(version), hidden).lean<Rebuild>()) ?? undefined
  const own = (version: number) => ({
    _id: idOf(version),
    holder: held.get(version) ?? 'nobody',
    phase: open,
  })

  return {
    begin: (version, total) => begun(model, version, total),
    get: plain,
    take: async (version, leaseMs) => {
      // Not every server takes a find-and-modify on a collection that holds nothing yet.
      if (!(await plain(version))) return undefined

      const holder = randomUUID()
      const row = await model
        .findOneAndUpdate({ _id: idOf(version), phase: open }, takenBy(holder, leaseMs), {
          updatePipeline: true,
          returnDocument: 'after',
        })
        .lean<StoredRebuild>()
      if (row?.holder !== holder) return undefined
      held.set(version, holder)

      return plain(version)
    },
    advance: async (version, step, leaseMs) => {
      const update = stepStages(step, leaseMs)
      const written = await model.updateOne(own(version), update, { updatePipeline: true })

      return written.matchedCount === 1
    },
    release: async (version) => {
      await model.updateOne(own(version), { $unset: { holder: 1, leaseUntil: 1 } })
      held.delete(version)
    },
    unfinished: async () =>
      (
        await model.find({ phase: open }, { version: 1 }).sort({ version: 1 }).lean<{ version: number }[]>()
      ).map(({ version }) => version),
    latest: (limit) => model.find({}, hidden).sort({ version: -1 }).limit(limit).lean<Rebuild[]>().exec(),
  }
}
