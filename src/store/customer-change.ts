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
    set['dirty'] = {
      $cond: [{ $eq: ['$dirty.token', { $literal: change.clearDirty }] }, '$$REMOVE', '$dirty'],
    }
  }
  const stages: Stage[] = [{ $set: set }]
  if (change.unset.length > 0) stages.push({ $unset: change.unset })

  return stages
}

/** Adds months to fold again under a new token; `at` stays the first mark's, so that nothing starves. */
export const dirtyPipeline = (months: readonly string[], token: string): readonly Stage[] => [
  {
    $set: {
      dirty: {
        token: { $literal: token },
        at: { $ifNull: ['$dirty.at', '$$NOW'] },
        months: { $setUnion: [{ $ifNull: ['$dirty.months', []] }, { $literal: months }] },
      },
    },
  },
]

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

/** Imported fields replace, imported attributes join those that are there; a decision under way must read again. */
export const profilePipeline = (set: Partial<Customer>, attrs: Customer['attrs']): readonly Stage[] => [
  {
    $set: {
      ...literals(set),
      attrs: { $mergeObjects: ['$attrs', { $literal: attrs }] },
      rev: { $add: ['$rev', 1] },
    },
  },
]

/** Fields without a value are left alone: as a literal, `undefined` would be stored as an empty object. */
const literals = (set: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(set)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, { $literal: value }]),
  )
