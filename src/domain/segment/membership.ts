import { addBit, type BitSet, emptyBits } from './bit-set.ts'
import { testOf } from './matches.ts'
import { parseWhere } from './parse-where.ts'
import type { Segment } from './segment.ts'
import type { Subject } from './subject.ts'
import type { Where } from './where.ts'

/** A segment with its rule read, and who belongs to it by the order of the subjects. */
export type Members = {
  readonly segment: Segment
  readonly where: Where
  readonly bits: BitSet
  readonly size: number
}

/**
 * Who belongs to which segment, the subjects read once and not kept, so that they may come as a stream.
 * @throws AppError `where-invalid` for a segment whose rule does not read.
 */
export function membersOf(
  segments: readonly Segment[],
  subjects: Iterable<Subject>,
): { readonly members: readonly Members[]; readonly base: number } {
  const filling = segments.map((segment) => {
    const where = parseWhere(segment.where)
    return { segment, where, test: testOf(where), bits: emptyBits(), size: 0 }
  })

  let base = 0
  for (const subject of subjects) {
    for (const segment of filling) {
      if (!segment.test(subject)) continue
      addBit(segment.bits, base)
      segment.size++
    }
    base++
  }

  return { base, members: filling.map(({ segment, where, bits, size }) => ({ segment, where, bits, size })) }
}
