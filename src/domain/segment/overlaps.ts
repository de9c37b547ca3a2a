import { sharedBits } from './bit-set.ts'
import { type Members, membersOf } from './membership.ts'
import { type Merge, proposeMerge } from './propose-merge.ts'
import type { Segment } from './segment.ts'
import type { Subject } from './subject.ts'

/** From this share of their union on, two segments are one said twice. */
const sameFrom = 0.8

/** Two segments that are nearly one, and what to put in their place. */
type Overlap = {
  readonly left: string
  readonly right: string
  readonly leftSize: number
  readonly rightSize: number
  /** Customers in both. */
  readonly shared: number
  /** Shared by all that are in either (Jaccard), .8 to 1. */
  readonly jaccard: number
  readonly merge: Merge
}

export type SegmentOverlaps = {
  readonly base: number
  readonly sizes: readonly { readonly code: string; readonly size: number }[]
  /** Codes of those nobody belongs to: they overlap with nothing. */
  readonly empty: readonly string[]
  /** Codes of those everybody belongs to: they part nobody. */
  readonly everyone: readonly string[]
  /** The nearest to one another first. */
  readonly pairs: readonly Overlap[]
}

/**
 * Which segments say the same of today's customers, which say nothing.
 * @throws AppError `where-invalid` for a segment whose rule does not read.
 */
export function overlaps(segments: readonly Segment[], subjects: Iterable<Subject>): SegmentOverlaps {
  const { members, base } = membersOf(segments, subjects)
  const codes = (of: (size: number) => boolean) =>
    members.filter(({ size }) => of(size)).map(({ segment }) => segment.code)

  return {
    base,
    sizes: members.map(({ segment, size }) => ({ code: segment.code, size })),
    empty: codes((size) => size === 0),
    everyone: codes((size) => base > 0 && size === base),
    pairs: members
      .flatMap((left, i) => members.slice(i + 1).flatMap((right) => overlapOf(left, right)))
      .toSorted((a, b) => b.jaccard - a.jaccard),
  }
}

/** An array of one or none, for `flatMap`. */
function overlapOf(left: Members, right: Members): readonly Overlap[] {
  const [less, more] = [Math.min(left.size, right.size), Math.max(left.size, right.size)]
  // Sizes alone rule most pairs out: at best all of the smaller are shared.
  if (less === 0 || less < sameFrom * more) return []

  const shared = sharedBits(left.bits, right.bits)
  const jaccard = shared / (left.size + right.size - shared)
  if (jaccard < sameFrom) return []

  return [
    {
      left: left.segment.code,
      right: right.segment.code,
      leftSize: left.size,
      rightSize: right.size,
      shared,
      jaccard,
      merge: proposeMerge(left, right, shared),
    },
  ]
}
