import { randomBytes } from 'node:crypto'
import { Long } from 'bson'
import { encodedSize } from '#src/embedded/mongo/bson/encode.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

type Cursor = {
  readonly namespace: string
  readonly rest: Iterator<Doc>
  next: Doc | undefined
  usedAt: number
  readonly keep: boolean
}

/** How a cursor begins. */
export type CursorOptions = {
  readonly batchSize: number | undefined
  readonly singleBatch?: boolean
  readonly noTimeout?: boolean
}

/** MongoDB's own: an idle cursor lives ten minutes, a first batch has 101 documents, an answer 16 MB. */
const IDLE_MS = 10 * 60_000
const FIRST_BATCH = 101
const MOST_BYTES = 16 * 1024 * 1024

/** What a document's place in the batch's array takes beside it: type, number, end. */
const ELEMENT_BYTES = 12

const newId = (): Long => {
  const id = Long.fromBigInt(randomBytes(8).readBigUInt64LE() >> 1n)
  return id.isZero() ? Long.ONE : id
}

/** Open result sets, by id, for getMore. */
export class Cursors {
  readonly #open = new Map<string, Cursor>()
  readonly #clock: () => number
  readonly #mostBytes: number

  /** @param mostBytes of a batch: what crosses no wire knows no limit. */
  constructor(clock: () => number = Date.now, mostBytes: number = MOST_BYTES) {
    this.#clock = clock
    this.#mostBytes = mostBytes
  }

  /** The first batch, and an id where there is more. */
  start(namespace: string, docs: Iterable<Doc>, options: CursorOptions): Doc {
    const rest = docs[Symbol.iterator]()
    const cursor: Cursor = {
      namespace,
      rest,
      next: nextOf(rest),
      usedAt: this.#clock(),
      keep: options.noTimeout === true,
    }
    const firstBatch = take(cursor, options.batchSize ?? FIRST_BATCH, this.#mostBytes)
    if (!cursor.next || options.singleBatch) return { firstBatch, id: Long.ZERO, ns: namespace }
    const id = newId()
    this.#open.set(id.toString(), cursor)
    return { firstBatch, id, ns: namespace }
  }

  /** The next batch; code 43 where the cursor is gone, 13 where it is another collection's. */
  more(id: Long, namespace: string, batchSize: number | undefined): Doc {
    const cursor = this.#open.get(id.toString())
    if (!cursor) throw new MongoError(43, `cursor id ${id} not found`)
    if (cursor.namespace !== namespace)
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      )
    cursor.usedAt = this.#clock()
    const nextBatch = take(cursor, batchSize || Number.POSITIVE_INFINITY, this.#mostBytes)
    if (!cursor.next) this.#open.delete(id.toString())
    return { nextBatch, id: cursor.next ? id : Long.ZERO, ns: namespace }
  }

  /** Forget a cursor; false where there is none. */
  kill(id: Long): boolean {
    return this.#open.delete(id.toString())
  }

  /** Forget what nobody asked for in ten minutes. */
  expire(): void {
    const before = this.#clock() - IDLE_MS
    for (const [id, { usedAt, keep }] of this.#open) if (!keep && usedAt < before) this.#open.delete(id)
  }

  get size(): number {
    return this.#open.size
  }
}

const nextOf = (rest: Iterator<Doc>): Doc | undefined => {
  const { value, done } = rest.next()
  return done ? undefined : value
}

const take = (cursor: Cursor, most: number, mostBytes: number): Doc[] => {
  const batch: Doc[] = []
  let bytes = 0
  while (cursor.next && batch.length < most) {
    if (mostBytes < Number.POSITIVE_INFINITY) bytes += encodedSize(cursor.next) + ELEMENT_BYTES
    if (bytes > mostBytes && batch.length > 0) break
    batch.push(cursor.next)
    cursor.next = nextOf(cursor.rest)
  }
  return batch
}
