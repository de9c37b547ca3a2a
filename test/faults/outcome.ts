import { setTimeout as sleep } from 'node:timers/promises'
import type { Expected } from './base.ts'
import { rowsIn } from './chat-surface.ts'
import type { Ground } from './ground.ts'

type History = {
  readonly _id: string
  readonly customerId: string
  readonly from?: string
  readonly to: string
}
type OutboxDoc = {
  readonly _id: string
  readonly state: string
  readonly attempts: number
  readonly failures?: number
  readonly notice: { readonly kind: string; readonly members?: readonly string[] }
}

/** What has become of the changes that were to come. */
export type Outcome = {
  readonly changes: number
  /** Customers whose history has the change exactly once. */
  readonly inHistory: number
  readonly delivered: number
  readonly doubled: number
  readonly lost: number
  /** Messages that a worker has taken up once more. */
  readonly takenAgain: number
  readonly summaries: number
  /** Customers with something in store, rows that wait: what is still on its way. */
  readonly open: number
}

/** Which messages say something, by their outbox keys: those that stand on a surface, each as often as it does. */
type Told = (ground: Ground) => Promise<ReadonlyMap<string, number>>

/** What stands at Slack or WeCom, or in the playground, where a key is one message. */
const toldOnGround: Told = async ({ raw, chat }) => {
  if (chat) return chat.told(await rowsIn(raw))
  const messages = await raw
    .collection<{ _id: string }>('messages')
    .find({ surface: 'playground', direction: 'out' }, { projection: { _id: 1 } })
    .toArray()
  return new Map(messages.map(({ _id }) => [_id, 1]))
}

/** How often each change was told: by a message of its own, and as a line of summaries. */
function tellings(outbox: readonly OutboxDoc[], told: ReadonlyMap<string, number>) {
  const times = new Map(told)
  for (const { _id, notice } of outbox) {
    for (const member of notice.members ?? []) {
      times.set(member, (times.get(member) ?? 0) + (told.get(_id) ?? 0))
    }
  }
  return times
}

/** Reads all of it from the stores: nothing that a process remembers. */
export async function outcomeOf(
  ground: Ground,
  expected: readonly Expected[],
  toldOn: Told = toldOnGround,
): Promise<Outcome> {
  const { raw } = ground
  const history = await raw.collection<History>('tierchanges').find({}).toArray()
  const outbox = await raw
    .collection<OutboxDoc>('outbox')
    .find({}, { projection: { state: 1, attempts: 1, failures: 1, 'notice.kind': 1, 'notice.members': 1 } })
    .toArray()
  const told = await toldOn(ground)
  const times = tellings(outbox, told)
  const changesOf = Map.groupBy(history, ({ customerId }) => customerId)
  const seen = expected.map(({ customerId, owner }) => {
    const changes = changesOf.get(customerId) ?? []
    const [change] = changes
    const once = changes.length === 1 && change?.from === 'D' && change.to === 'A'
    return { once, times: change ? (times.get(`${change._id}-${owner}`) ?? 0) : 0 }
  })
  const unfinished = await raw
    .collection('customers')
    .countDocuments({ $or: [{ dirty: { $exists: true } }, { outgoingSince: { $exists: true } }] })

  return {
    changes: expected.length,
    inHistory: seen.filter(({ once }) => once).length,
    delivered: seen.filter((one) => one.times > 0).length,
    doubled: seen.reduce((sum, one) => sum + Math.max(0, one.times - 1), 0),
    lost: seen.filter((one) => one.times === 0).length,
    takenAgain: outbox.reduce((sum, row) => sum + Math.max(0, row.attempts - 1 - (row.failures ?? 0)), 0),
    summaries: outbox.filter(({ _id, notice }) => notice.kind === 'tier-summary' && told.has(_id)).length,
    open: unfinished + outbox.filter(({ state }) => /waiting|leased|gathered/.test(state)).length,
  }
}

type Waiting = {
  readonly withinMs: number
  /** Minutes pass at once in the stores, and what is left behind is looked for each second: for short runs. */
  readonly hurried: boolean
  readonly toldOn?: Told
}

/** Makes marks, notices, leases and groups as old as if a minute had passed. */
export async function letAMinutePass({ raw }: Ground): Promise<void> {
  const ms = 61_000
  const earlier = (field: string) => ({ $subtract: [field, ms] })
  const older = async (collection: string, path: string) => {
    await raw
      .collection(collection)
      .updateMany({ [path]: { $exists: true } }, [{ $set: { [path]: earlier(`$${path}`) } }])
  }
  const open = { $map: { input: '$dirty.open', in: { token: '$$this.token', at: earlier('$$this.at') } } }
  await raw
    .collection('customers')
    .updateMany({ 'dirty.open': { $exists: true } }, [{ $set: { 'dirty.open': open } }])
  await older('customers', 'dirty.at')
  await older('customers', 'outgoingSince')
  await older('outbox', 'leaseUntil')
  await raw
    .collection('outbox')
    .updateMany({ state: 'waiting', group: { $exists: true } }, [
      { $set: { notBefore: earlier('$notBefore'), createdAt: earlier('$createdAt') } },
    ])
}

/**
 * How long a run may take to say everything: Slack opens fifty chats a minute, and whoever is refused waits longer; at
 * WeCom a list that is due at a full or half hour comes within the five minutes after it.
 */
export const longestMs = ({ chat }: Ground, isShort: boolean): number => {
  if (isShort) return chat ? 480_000 : 180_000
  return chat ? 1_200_000 : 600_000
}

/** Waits until every change is told and nothing is on its way, or the time is up. */
export async function settled(
  ground: Ground,
  expected: readonly Expected[],
  { withinMs, hurried, toldOn }: Waiting,
): Promise<Outcome> {
  const giveUpAt = performance.now() + withinMs
  for (;;) {
    const outcome = await outcomeOf(ground, expected, toldOn)
    const done = outcome.lost === 0 && outcome.open === 0 && outcome.inHistory === outcome.changes
    if (done || performance.now() > giveUpAt) return outcome

    if (hurried) {
      await letAMinutePass(ground)
      await ground.queues.enqueue('reconcile', { occasion: `hurry-${Date.now()}` })
    }
    await sleep(1_000)
  }
}
