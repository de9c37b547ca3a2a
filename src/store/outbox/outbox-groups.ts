import type { GroupOfReader, Outbox, OutboxRow } from '#src/ports/outbox.ts'
import type { Models, StoredOutboxRow } from '#src/store/models.ts'

type Groups = Pick<
  Outbox,
  | 'dueGroups'
  | 'inGroup'
  | 'moveGroup'
  | 'singlesBefore'
  | 'gather'
  | 'gatheredBy'
  | 'seal'
  | 'settle'
  | 'unsettled'
>

const ended = ['sent', 'failed', 'collected'] as const
const asRow = { holder: 0 } as const
const asGrouped = { createdAt: 1 } as const

/** More than any burst of single messages counts: how far a reader is over the measure does not matter. */
const mostCounted = 50

const waiting = ({ to, group }: GroupOfReader): object => ({ to, group, state: 'waiting' })

/** Rows that wait for each other, and the summaries that say them. */
export function groupsOf(models: Models): Groups {
  const { model } = models.outbox

  return {
    dueGroups: (now, limit) =>
      model
        .aggregate<{ _id: GroupOfReader }>([
          { $match: { state: 'waiting', group: { $gt: '' }, notBefore: { $lte: now } } },
          { $group: { _id: { to: '$to', group: '$group' } } },
          { $limit: limit },
        ])
        .then((found) => found.map(({ _id }) => _id)),
    inGroup: (of) =>
      model
        .find(waiting(of), asGrouped)
        .sort({ createdAt: 1, _id: 1 })
        .lean<{ _id: string; createdAt: Date }[]>()
        .exec(),
    moveGroup: async (of, into) => {
      await model.updateMany(
        waiting(of),
        into === 'alone' ? { $set: { alone: true }, $unset: { group: 1, notBefore: 1 } } : { $set: into },
      )
    },
    singlesBefore: async ({ _id, to, createdAt }, withinMs) => {
      const found = await model
        .find(
          {
            to,
            createdAt: { $gte: new Date(createdAt.getTime() - withinMs), $lte: createdAt },
            'notice.kind': 'tier-change',
            group: { $exists: false },
            alone: { $exists: false },
          },
          asGrouped,
        )
        .sort({ createdAt: 1, _id: 1 })
        .limit(mostCounted)
        .lean<{ _id: string; createdAt: Date }[]>()
      return found.filter((other) => other.createdAt < createdAt || other._id < _id)
    },
    ...summariesOf(models),
  }
}

type Summaries = Pick<Groups, 'gather' | 'gatheredBy' | 'seal' | 'settle' | 'unsettled'>

function summariesOf({ outbox: { model } }: Models): Summaries {
  return {
    gather: async (settledBy, of) => {
      await model.updateMany(waiting(of), { $set: { state: 'gathered', settledBy } })
    },
    gatheredBy: (settledBy) =>
      model
        .find({ settledBy, state: 'gathered' }, asRow)
        .sort({ createdAt: 1, _id: 1 })
        .lean<OutboxRow[]>()
        .exec(),
    seal: async (_id, changes, members) => {
      await model.updateOne(
        { _id, 'notice.members': { $exists: false } },
        { $set: { 'notice.changes': changes, 'notice.members': members } },
      )
      return (await model.findById(_id, asRow).lean<OutboxRow>()) ?? undefined
    },
    settle: async (settledBy) => {
      const summary = await model.findById(settledBy).lean<StoredOutboxRow>()
      const notice = summary?.notice
      const members = notice && 'members' in notice ? (notice.members ?? []) : []
      const taken: object = { settledBy, state: 'gathered' }
      const said: object = { ...taken, _id: { $in: members } }
      await model.updateMany(said, { $set: { state: 'settled' } })
      await model.updateMany(taken, { $set: { state: 'waiting' }, $unset: { settledBy: 1 } })
    },
    unsettled: async (limit) => {
      const holding = await model.aggregate<{ _id: string }>([
        { $match: { state: 'gathered' } },
        { $group: { _id: '$settledBy' } },
        { $limit: limit },
      ])
      const ids = holding.map(({ _id }) => _id)
      const open = await model
        .find({ _id: { $in: ids }, state: { $nin: ended } }, { _id: 1 })
        .lean<{ _id: string }[]>()
      const stillOpen = new Set(open.map(({ _id }) => _id))
      return ids.filter((id) => !stillOpen.has(id))
    },
  }
}
