import { editDistance, prefixDistance } from '#src/domain/edit-distance.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Keyed, Named } from './name-query.ts'

/** True where the ref or the name was typed in full: what may be told of somebody else's customer. */
export const isNameOrRef = (row: Pick<Named, 'ref' | 'name'>, normalised: string): boolean =>
  normaliseName(row.ref) === normalised || normaliseName(row.name) === normalised

/** True where the ref, the name or an alias was typed in full. */
export const isExact = (row: Named, normalised: string): boolean =>
  isNameOrRef(row, normalised) || row.aliases.some((alias) => normaliseName(alias) === normalised)

/** Exact first, then names that begin so, then the rest; each by name, so that a list does not jump. */
export function rankByPrefix<Row extends Named>(rows: readonly Row[], normalised: string): readonly Row[] {
  const place = (row: Row): number =>
    isExact(row, normalised) ? 0 : normaliseName(row.name).startsWith(normalised) ? 1 : 2

  return sortBy(rows, place)
}

/** Nearest names first; those too far away to be meant are left out. */
export function rankByDistance<Row extends Keyed>(rows: readonly Row[], normalised: string): readonly Row[] {
  const most = mostEdits(normalised)
  const distances = new Map(rows.map((row) => [row, distanceOf(row, normalised, most)]))
  const place = (row: Row): number => distances.get(row) ?? Number.POSITIVE_INFINITY

  return sortBy(
    rows.filter((row) => place(row) <= most + beginningCost),
    place,
  )
}

/** A typo in a short word changes more of it: one edit up to four letters, two up to eight, then three. */
const mostEdits = (normalised: string): number => {
  const letters = [...normalised].length

  return letters <= 4 ? 1 : letters <= 8 ? 2 : 3
}

/** What a beginning costs more than a whole word at the same distance. */
const beginningCost = 0.5

/** To the nearest of its ref, name, aliases and keys; a long name is usually meant by its beginning. */
const distanceOf = (row: Keyed, normalised: string, most: number): number => {
  const words = new Set([row.ref, row.name, ...row.aliases].map(normaliseName).concat(row.searchKeys))
  const mayBegin = [...normalised].length >= shortestBeginning(normalised)
  const distances = [...words].map((word) =>
    Math.min(
      editDistance(word, normalised, most),
      mayBegin ? prefixDistance(normalised, word, most) + beginningCost : Number.POSITIVE_INFINITY,
    ),
  )

  return Math.min(...distances)
}

/** Two Chinese characters say as much as four letters. */
const shortestBeginning = (normalised: string): number => (/\p{Script=Han}/u.test(normalised) ? 2 : 4)

const sortBy = <Row extends Named>(rows: readonly Row[], place: (row: Row) => number): readonly Row[] =>
  rows
    .map((row) => ({ row, place: place(row) }))
    .sort((a, b) => a.place - b.place || byName(a.row, b.row))
    .map(({ row }) => row)

const byName = (a: Named, b: Named): number => compare(a.name, b.name) || compare(a._id, b._id)

/** Code-unit order: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
