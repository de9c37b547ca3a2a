/** One index entry: the values of a document's key and the document's number. */
export type Entry<K> = { readonly key: K; readonly id: number }

type Compare<K> = (a: Entry<K>, b: Entry<K>) => number

const CHUNK = 256
/** Beyond this many unsorted entries, sorting all is cheaper than placing each. */
const BULK = 512

/**
 * Entries in order, in chunks: a place is found in O(log n), an entry costs the shifting of one chunk. Entries
 * added before anything is read are sorted together, so loading is one sort.
 */
export class OrderedEntries<K> {
  readonly #compare: Compare<K>
  #chunks: Entry<K>[][] = []
  #pending: Entry<K>[] = []
  #size = 0

  constructor(compare: Compare<K>) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  add(entry: Entry<K>): void {
    this.#pending.push(entry)
    this.#size += 1
  }

  remove(entry: Entry<K>): void {
    this.#settle()
    const at = this.#lowerBound((other) => this.#compare(other, entry))
    const chunk = this.#chunks[at.chunk]
    if (!chunk || at.offset >= chunk.length || this.#compare(chunk[at.offset] as Entry<K>, entry) !== 0)
      return
    chunk.splice(at.offset, 1)
    if (chunk.length === 0) this.#chunks.splice(at.chunk, 1)
    this.#size -= 1
  }

  /**
   * The entries between two places. `place` tells of an entry whether it lies before (< 0) or after (> 0) what is
   * wanted, 0 within.
   */
  between(place: (key: K) => number): Span<K> {
    this.#settle()
    const from = this.#lowerBound((entry) => place(entry.key))
    return { from, to: this.#endOf(from, place), chunks: this.#chunks }
  }

  /** Place what was added: one by one if little, all in one sort if much. */
  #settle(): void {
    if (this.#pending.length === 0) return
    const pending = this.#pending
    this.#pending = []
    if (pending.length < BULK) for (const entry of pending) this.#place(entry)
    else this.#rebuild([...this.#chunks.flat(), ...pending].sort(this.#compare))
  }

  #rebuild(entries: Entry<K>[]): void {
    this.#chunks = []
    for (let at = 0; at < entries.length; at += CHUNK) this.#chunks.push(entries.slice(at, at + CHUNK))
  }

  #place(entry: Entry<K>): void {
    if (this.#append(entry)) return
    const at = this.#lowerBound((other) => this.#compare(other, entry))
    const chunk = this.#chunks[at.chunk] as Entry<K>[]
    chunk.splice(at.offset, 0, entry)
    if (chunk.length > CHUNK * 2) this.#split(at.chunk)
  }

  /** Numbers and moments mostly grow: for what comes after all others no place is looked for. */
  #append(entry: Entry<K>): boolean {
    const chunk = this.#chunks.at(-1)
    const last = chunk?.at(-1)
    if (last && this.#compare(last, entry) >= 0) return false
    if (chunk && chunk.length < CHUNK) chunk.push(entry)
    else this.#chunks.push([entry])
    return true
  }

  #split(index: number): void {
    const chunk = this.#chunks[index] as Entry<K>[]
    this.#chunks.splice(index, 1, chunk.slice(0, CHUNK), chunk.slice(CHUNK))
  }

  /** The first position whose entry is not before. */
  #lowerBound(before: (entry: Entry<K>) => number): Position {
    const chunk = firstWhere(0, this.#chunks.length, (i) => before(this.#lastOf(i)) >= 0)
    const inside = this.#chunks[chunk]
    if (!inside) return { chunk, offset: 0 }
    return { chunk, offset: firstWhere(0, inside.length, (i) => before(inside[i] as Entry<K>) >= 0) }
  }

  /** The first position after what is wanted, which begins at `from`: mostly it is near. */
  #endOf(from: Position, place: (key: K) => number): Position {
    const isAfter = (entry: Entry<K>) => place(entry.key) > 0
    const chunk = firstNear(from.chunk, this.#chunks.length, (i) => isAfter(this.#lastOf(i)))
    const inside = this.#chunks[chunk]
    if (!inside) return { chunk, offset: 0 }
    const first = chunk === from.chunk ? from.offset : 0
    return { chunk, offset: firstNear(first, inside.length, (i) => isAfter(inside[i] as Entry<K>)) }
  }

  #lastOf(index: number): Entry<K> {
    const chunk = this.#chunks[index] as Entry<K>[]
    return chunk[chunk.length - 1] as Entry<K>
  }
}

type Holds = (index: number) => boolean

const firstWhere = (from: number, size: number, holds: Holds): number => {
  let low = from
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The same, looking in growing steps from the beginning on: cheap where the place is near. */
const firstNear = (from: number, size: number, holds: Holds): number => {
  let low = from
  for (let step = 1; low < size; step *= 2) {
    const next = Math.min(size, low + step) - 1
    if (holds(next)) return firstWhere(low, next, holds)
    low = next + 1
  }
  return size
}

type Position = { readonly chunk: number; readonly offset: number }

/** A stretch of the order; its chunks must not change while it is read. */
export type Span<K> = {
  readonly from: Position
  readonly to: Position
  readonly chunks: readonly Entry<K>[][]
}

/** How many entries a stretch holds, without reading them. */
export const spanSize = <K>({ from, to, chunks }: Span<K>): number => {
  if (from.chunk === to.chunk) return Math.max(0, to.offset - from.offset)
  let size = (chunks[from.chunk]?.length ?? 0) - from.offset + to.offset
  for (let i = from.chunk + 1; i < to.chunk; i++) size += chunks[i]?.length ?? 0
  return size
}

/** The document numbers of a stretch, in order. */
export const spanIds = <K>({ from, to, chunks }: Span<K>): number[] => {
  const ids: number[] = []
  for (let c = from.chunk; c <= to.chunk && c < chunks.length; c++) {
    const chunk = chunks[c] as Entry<K>[]
    const end = c === to.chunk ? to.offset : chunk.length
    for (let i = c === from.chunk ? from.offset : 0; i < end; i++) ids.push((chunk[i] as Entry<K>).id)
  }
  return ids
}
