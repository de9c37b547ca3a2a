/**
 * Damerau-Levenshtein distance (optimal string alignment) by code point: insert, delete, replace and swap of
 * neighbours cost 1 each. Infinity where it exceeds `most`.
 */
export function editDistance(left: string, right: string, most = Number.POSITIVE_INFINITY): number {
  const a = [...left]
  const b = [...right]
  if (Math.abs(a.length - b.length) > most || lacksMore(a, right, most)) return Number.POSITIVE_INFINITY

  return upTo(most, lastRow(a, b, most).at(-1))
}

/** Distance of `typed` to the beginning of `word` that is nearest to it: `acem` is one from `acme trading`. */
export function prefixDistance(typed: string, word: string, most: number): number {
  const a = [...typed]
  const b = [...word].slice(0, a.length + most)
  if (a.length - b.length > most || lacksMore(a, word, most)) return Number.POSITIVE_INFINITY

  return upTo(most, Math.min(...lastRow(a, b, most)))
}

/** Each letter that the word has nowhere costs an edit: a quick no for most words of a base. */
const lacksMore = (letters: readonly string[], word: string, most: number): boolean =>
  letters.filter((letter) => !word.includes(letter)).length > most

/** Distances of the whole of `a` to every beginning of `b`; empty as soon as all are known to exceed `most`. */
const lastRow = (a: readonly string[], b: readonly string[], most: number): readonly number[] => {
  let beforePrevious: readonly number[] = []
  let previous: readonly number[] = [0, ...b.map((_, j) => j + 1)]
  for (const i of a.keys()) {
    const row = nextRow({ a, b, i, previous, beforePrevious })
    if (Math.min(...row) > most) return []
    beforePrevious = previous
    previous = row
  }

  return previous
}

type Step = {
  readonly a: readonly string[]
  readonly b: readonly string[]
  readonly i: number
  readonly previous: readonly number[]
  readonly beforePrevious: readonly number[]
}

/** Distances of the first i + 1 letters of `a` to every beginning of `b`. */
const nextRow = ({ a, b, i, previous, beforePrevious }: Step): readonly number[] => {
  const row = [i + 1]
  for (const [j, other] of b.entries()) {
    const replaced = at(previous, j) + (a[i] === other ? 0 : 1)
    const isSwap = a[i] === b[j - 1] && other === a[i - 1]
    const swapped = isSwap ? at(beforePrevious, j - 1) + 1 : Number.POSITIVE_INFINITY
    row.push(Math.min(at(previous, j + 1) + 1, at(row, j) + 1, replaced, swapped))
  }

  return row
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY

const upTo = (most: number, distance = Number.POSITIVE_INFINITY): number =>
  distance > most ? Number.POSITIVE_INFINITY : distance
