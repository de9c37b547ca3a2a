import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import type { SortKey } from '#src/embedded/mongo/query/sort.ts'
import type { Constraint, Demands } from './constraints.ts'
import type { Index, Key } from './index.ts'
import { holdsNull, type Interval, intersection, isPoint, placeIn } from './interval.ts'
import { type Span, spanIds, spanSize } from './ordered-entries.ts'
import { coveredByPartial } from './partial.ts'

/** A way to read an index: its stretches, how many entries they hold and in which order they come. */
export type Scan = {
  readonly index: Index
  readonly stretches: readonly (readonly Interval[])[]
  readonly entries: number
  /** True where the entries come in the wanted sort order, 'reversed' where backwards. */
  readonly sorted: boolean | 'reversed'
  readonly ids: () => number[]
}

/** Beyond this many combinations of `$in` values, the further fields are left to the matcher. */
const MOST_STRETCHES = 5000

const bestFor = (path: string, demands: Demands, multikey: boolean): readonly Interval[] | undefined => {
  const own = demands.constraints.filter((constraint) => constraint.path === path)
  const points = own.filter(({ intervals }) => intervals.every(isPoint))
  if (points.length > 0) return fewest(points).intervals
  const ranges = own.filter(({ intervals }) => intervals.length === 1)
  if (ranges.length === 0) return own[0]?.intervals
  if (multikey) return mostBounded(ranges).intervals
  return [ranges.map(({ intervals }) => intervals[0] as Interval).reduce(intersection)]
}

const fewest = (constraints: readonly Constraint[]) =>
  constraints.reduce((best, one) => (one.intervals.length < best.intervals.length ? one : best))

const ends = ({ intervals: [interval] }: Constraint) =>
  Number('value' in (interval?.low ?? {})) + Number('value' in (interval?.high ?? {}))

const mostBounded = (constraints: readonly Constraint[]) =>
  constraints.reduce((best, one) => (ends(one) > ends(best) ? one : best))

/** Points in the index's order, so that what is found comes in it. */
const inOrder = (intervals: readonly Interval[], direction: 1 | -1): readonly Interval[] =>
  intervals.length > 1 && intervals.every(isPoint)
    ? intervals.toSorted((a, b) => direction * compareValues(a.low.value, b.low.value))
    : intervals

/** What the index would read: one stretch, or one for each combination of points, as deep as the filter's fields go. */
export const stretchesOf = (index: Index, demands: Demands): Interval[][] => {
  let stretches: Interval[][] = [[]]
  for (const { path, direction } of index.definition.fields) {
    const found = bestFor(path, demands, index.isMultikey)
    const intervals = found && inOrder(found, direction)
    if (!intervals || stretches.length * intervals.length > MOST_STRETCHES) break
    stretches = stretches.flatMap((stretch) => intervals.map((interval) => [...stretch, interval]))
    if (!intervals.every(isPoint)) break
  }
  return stretches
}

const placing =
  ({ definition: { fields } }: Index, stretch: readonly Interval[]) =>
  (key: Key): number => {
    for (let i = 0; i < stretch.length; i++) {
      const place = placeIn(key[i], stretch[i] as Interval)
      if (place !== 0) return fields[i]?.direction === 1 ? place : -place
    }
    return 0
  }

/** May the index serve the filter at all: does it hold every document that can match? */
export const isUsable = (index: Index, filter: Doc, demands: Demands): boolean => {
  const { sparse, partialFilter, fields } = index.definition
  if (
    Object.values(index.definition.key).includes('hashed') &&
    fields.length === 1 &&
    demands.constraints.length === 0
  )
    return false
  if (partialFilter && !coveredByPartial(filter, demands, partialFilter)) return false
  if (!sparse) return true
  return fields.some(
    ({ path }) =>
      demands.existing.has(path) ||
      demands.constraints.some((c) => c.path === path && !c.intervals.some(holdsNull)),
  )
}

const sortedBy = (index: Index, fixed: number, sort: readonly SortKey[]): boolean | 'reversed' => {
  if (sort.length === 0 || index.isMultikey) return false
  const { fields } = index.definition
  for (let skipped = 0; skipped <= fixed; skipped++) {
    const rest = fields.slice(skipped, skipped + sort.length)
    if (rest.length < sort.length || !rest.every((field, i) => field.path === sort[i]?.path)) continue
    const same = rest.map((field, i) => field.direction === sort[i]?.direction)
    if (same.every(Boolean)) return true
    if (!same.some(Boolean)) return 'reversed'
  }
  return false
}

const readSpans = (spans: readonly Span<Key>[], multikey: boolean): number[] => {
  const ids = spans.flatMap((span) => spanIds(span))
  return multikey || spans.length > 1 ? [...new Set(ids)] : ids
}

/** Whole keys of a unique index have one holder each: they are looked up, not searched for. */
const holdersOf = (
  index: Index,
  stretches: readonly (readonly Interval[])[],
  depth: number,
): number[] | undefined => {
  const { unique, fields } = index.definition
  if (!unique || depth < fields.length || !stretches.every((stretch) => stretch.every(isPoint)))
    return undefined
  const ids = stretches.map((stretch) => index.holderOf(stretch.map(({ low }) => low.value)))
  return [...new Set(ids.filter((id) => id !== undefined))]
}

/** What an index holds of these stretches: how many entries, and their documents when they are asked for. */
const entriesIn = (
  index: Index,
  stretches: readonly (readonly Interval[])[],
  depth: number,
): Pick<Scan, 'entries' | 'ids'> => {
  const holders = holdersOf(index, stretches, depth)
  if (holders) return { entries: holders.length, ids: () => [...holders] }

  const spans = stretches.map((stretch) => index.entries.between(placing(index, stretch)))
  return {
    entries: spans.reduce((sum, span) => sum + spanSize(span), 0),
    ids: () => readSpans(spans, index.isMultikey),
  }
}

/** How this index would serve the filter and sort; undefined where it cannot serve either. */
export const scanOf = (
  index: Index,
  filter: Doc,
  demands: Demands,
  sort: readonly SortKey[],
  forced = false,
): Scan | undefined => {
  if (!forced && !isUsable(index, filter, demands)) return undefined
  const stretches = stretchesOf(index, demands)
  const depth = stretches[0]?.length ?? 0
  const fixed = stretches.length === 1 ? (stretches[0] ?? []).filter(isPoint).length : 0
  const sorted = stretches.length <= 1 && sortedBy(index, fixed, sort)
  // No stretch at all is an answer: a list of no values matches nothing.
  if (stretches.length > 0 && depth === 0 && !sorted && !forced) return undefined
  return { index, stretches, sorted, ...entriesIn(index, stretches, depth) }
}
