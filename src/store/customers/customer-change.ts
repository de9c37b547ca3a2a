import type { Customer } from '#src/domain/customer.ts'
import type { CustomerChange } from '#src/ports/customers.ts'

/** A stage of an update pipeline. */
type Stage = Readonly<Record<string, unknown>>

/**
 * A decision as one update pipeline: only there can `dirty` go by its token and `outgoingSince` come from the
 * database's clock. `$literal` replaces whole values and keeps a text that begins with `$` a text.
 */
export function decisionPipeline(change: CustomerChange, wrote?: string): readonly Stage[] {
  const set: Record<string, unknown> = { ...literals(change.set), rev: { $add: ['$rev', 1] } }
  if (wrote !== undefined) set['wrote'] = wrote
  if (change.push.length > 0) {
    set['outgoing'] = { $concatArrays: ['$outgoing', { $literal: change.push }] }
    set['outgoingSince'] = { $ifNull: ['$outgoingSince', '$$NOW'] }
  }
  if (change.clearDirty !== undefined) {
    const isRead = { $eq: ['$dirty.token', { $literal: change.clearDirty }] }
    set['dirty'] = { $cond: [{ $and: [isRead, noneWrites] }, '$$REMOVE', '$dirty'] }
  }
  const stages: Stage[] = [{ $set: set }]
  // What the next policy version made of the facts is out of date with them.
  const unset = [...change.unset, ...(change.set.facts ? ['scoreNext'] : [])]
  if (unset.length > 0) stages.push({ $unset: unset })

  return stages
}

/** How long a writer may take between its two marks; after that it is taken for dead. */
const writerDeadMs = 60_000

const openMarks = { $ifNull: ['$dirty.open', []] }

/** True where no writer is between its two marks. */
const noneWrites = {
  $eq: [
    {
      $size: {
        $filter: { input: openMarks, cond: { $gt: [{ $add: ['$$this.at', writerDeadMs] }, '$$NOW'] } },
      },
    },
    0,
  ],
}

/**
 * Adds months to fold again; `at` stays the first mark's, so that nothing starves. The two phases show two tokens:
 * a decision that has read the open mark cannot take the closed one. One writer's end does not close another's mark.
 */
export function dirtyPipeline(
  months: readonly string[],
  token: string,
  phase: 'open' | 'closed',
): readonly Stage[] {
  const isOpen = phase === 'open'
  const ofOthers = { $filter: { input: openMarks, cond: { $ne: ['$$this.token', { $literal: token }] } } }
  const own = [{ token: { $literal: token }, at: '$$NOW' }]
  const dirty = {
    token: { $literal: isOpen ? `${token} open` : token },
    at: { $ifNull: ['$dirty.at', '$$NOW'] },
    months: { $setUnion: [{ $ifNull: ['$dirty.months', []] }, { $literal: months }] },
    open: isOpen ? { $concatArrays: [ofOthers, own] } : ofOthers,
  }

  return [{ $set: { dirty } }]
}

/** Takes notices out; `outgoingSince` goes with the last one. */
export const pullPipeline = (keys: readonly string[]): readonly Stage[] => [
  {
    $set: {
      outgoing: {
        $filter: { input: '$outgoing', cond: { $not: [{ $in: ['$$this.key', { $literal: keys }] }] } },
      },
    },
  },
  {
    $set: {
      outgoingSince: { $cond: [{ $eq: [{ $size: '$outgoing' }, 0] }, '$$REMOVE', '$outgoingSince'] },
    },
  },
]

/**
 * Imported fields replace, imported attributes join those that are there; a decision under way must read again.
 * Attributes and tags carry the moment they were told at: what a policy reads of them fades from there.
 */
export function profilePipeline(
  set: Partial<Customer>,
  attrs: Customer['attrs'],
  toldAt?: Date,
): readonly Stage[] {
  const isTold = toldAt !== undefined || set.tags !== undefined || Object.keys(attrs).length > 0

  return [
    {
      $set: {
        ...literals(set),
        attrs: { $mergeObjects: ['$attrs', { $literal: attrs }] },
        ...(isTold ? { profileAt: toldAt ? { $literal: toldAt } : '$$NOW' } : {}),
        rev: { $add: ['$rev', 1] },
      },
    },
  ]
}

/** Fields without a value are left alone: as a literal, `undefined` would be stored as an empty object. */
const literals = (set: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(set)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, { $literal: value }]),
  )
