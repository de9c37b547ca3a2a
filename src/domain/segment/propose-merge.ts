import type { Members } from './membership.ts'
import { fitsOneText } from './parse-where.ts'
import { printWhere } from './print-where.ts'
import type { Segment } from './segment.ts'
import { or, type Where } from './where.ts'

/** One segment in the place of two. */
export type Merge = {
  /** The larger's code and name; its rule is absent where that of both is too long for one text. */
  readonly code: string
  readonly name: Segment['name']
  readonly where?: string
  /** The smaller's code, which goes. */
  readonly instead: string
  /** `contains`: today all of the smaller are in the larger, whose own rule then says it. */
  readonly because: 'contains' | 'either'
  /** How many belong to it today. */
  readonly size: number
}

/** Either's members under the larger's name; of two of one size the first is the larger. */
export function proposeMerge(left: Members, right: Members, shared: number): Merge {
  const [larger, smaller] = right.size > left.size ? [right, left] : [left, right]
  const contains = shared === smaller.size
  const { code, name } = larger.segment
  const about = {
    code,
    name,
    instead: smaller.segment.code,
    because: contains ? 'contains' : 'either',
    size: larger.size + smaller.size - shared,
  } as const
  if (contains) return { ...about, where: larger.segment.where }

  const where = either(larger.where, smaller.where)
  return fitsOneText(where) ? { ...about, where: printWhere(where) } : about
}

/** `a or b`, each alternative once; one that only narrows another (`a and b` beside `a`) says nothing more. */
export function either(left: Where, right: Where): Where {
  const both = or([left, right])
  if (both.op !== 'or') return both

  const written = both.parts.map((part) => ({ part, needs: new Set(needsOf(part)) }))
  const kept = written.filter(
    ({ needs }, i) =>
      !written.some(
        (other, j) => j !== i && narrows(needs, other.needs) && (needs.size > other.needs.size || j < i),
      ),
  )
  return or(kept.map(({ part }) => part))
}

const needsOf = (part: Where): readonly string[] =>
  part.op === 'and' ? part.parts.map((need) => printWhere(need)) : [printWhere(part)]

/** Whether the one asks for all that the other asks for, and perhaps for more. */
const narrows = (needs: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  [...others].every((need) => needs.has(need))
