import { equalValues } from '#src/embedded/mongo/bson/compare.ts'
import { encode, growthBound, sizeBound } from '#src/embedded/mongo/bson/encode.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { type IndexDefinition, idIndex } from '#src/embedded/mongo/index/definition.ts'
import { Index, type IndexKeys } from '#src/embedded/mongo/index/index.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Journal } from './changes.ts'
import { duplicateKey } from './duplicate-key.ts'

/** BSON's limit for one document, and what MongoDB allows beside it for its own fields. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** A document and its number, which is its place in natural order. */
export type Stored = { readonly id: number; readonly doc: Doc }

/** What stands for a body that nobody writes. */
const NO_BYTES = new Uint8Array()

const everything = () => true

const indexOf = (definition: IndexDefinition): Index => {
  const { partialFilter } = definition
  const covers = partialFilter
    ? compileFilter(partialFilter, { variables: {}, now: new Date(0) })
    : everything
  return new Index(definition, covers)
}

/** One collection in memory: its documents in natural order and its indexes. */
export class Collection {
  readonly id: number
  readonly db: string
  readonly name: string
  /** What `create` was given and listCollections answers. */
  readonly options: Doc
  readonly #journal: Journal
  readonly #documents = new Map<number, Doc>()
  /** No less than each document's size in bytes; only where nothing is kept. */
  readonly #bounds = new Map<number, number>()
  #indexes: Index[]
  #nextId = 1

  constructor(
    identity: { id: number; db: string; name: string },
    options: Doc,
    definitions: readonly IndexDefinition[],
    journal: Journal,
  ) {
    this.id = identity.id
    this.db = identity.db
    this.name = identity.name
    this.options = options
    this.#journal = journal
    this.#indexes = (definitions.length > 0 ? definitions : [idIndex()]).map(indexOf)
  }

  get namespace(): string {
    return `${this.db}.${this.name}`
  }

  get size(): number {
    return this.#documents.size
  }

  get indexes(): readonly Index[] {
    return this.#indexes
  }

  /** Its options and indexes, as the disk keeps them. */
  definition(): Uint8Array {
    return encode({ options: this.options, indexes: this.#indexes.map((index) => index.definition.spec) })
  }

  get(id: number): Doc | undefined {
    return this.#documents.get(id)
  }

  entries(): IterableIterator<[number, Doc]> {
    return this.#documents.entries()
  }

  /** Take a document from the disk. */
  restore(id: number, doc: Doc): void {
    this.#documents.set(id, doc)
    this.#nextId = Math.max(this.#nextId, id + 1)
    for (const index of this.#indexes) index.add(doc, id)
  }

  /** Codes 11000, 171 and 10334. */
  insert(doc: Doc): Stored {
    const id = this.#nextId
    const body = this.#bytes(id, doc)
    const keys = this.#checkedKeys(doc, id, this.#indexes)
    this.#nextId += 1
    this.#documents.set(id, doc)
    for (const [i, index] of this.#indexes.entries()) index.addKeys(keys[i] as IndexKeys, id)
    this.#journal.push({ kind: 'put', collection: this.id, id, body })
    return { id, doc }
  }

  /** Codes 11000, 171 and 10334. */
  replace(id: number, doc: Doc): void {
    const before = this.#documents.get(id) as Doc
    const body = this.#bytes(id, doc, before)
    const touched = this.#indexes.filter((index) => !sameKeys(index, before, doc))
    const keys = this.#checkedKeys(doc, id, touched)
    for (const index of touched) index.remove(before, id)
    this.#documents.set(id, doc)
    for (const [i, index] of touched.entries()) index.addKeys(keys[i] as IndexKeys, id)
    this.#journal.push({ kind: 'put', collection: this.id, id, body })
  }

  remove(id: number): void {
    const before = this.#documents.get(id)
    if (!before) return
    for (const index of this.#indexes) index.remove(before, id)
    this.#documents.delete(id)
    this.#bounds.delete(id)
    this.#journal.push({ kind: 'remove', collection: this.id, id })
  }

  /** Build indexes over what is there; none is made if one of them cannot be (code 11000, 171). */
  addIndexes(definitions: readonly IndexDefinition[]): void {
    const made = definitions.map(indexOf)
    for (const index of made) this.#fill(index)
    this.#indexes = [...this.#indexes, ...made]
    this.#journal.push({ kind: 'define', collection: this })
  }

  dropIndexes(names: ReadonlySet<string>): void {
    this.#indexes = this.#indexes.filter((index) => !names.has(index.definition.name))
    this.#journal.push({ kind: 'define', collection: this })
  }

  #fill(index: Index): void {
    for (const [id, doc] of this.#documents) {
      const conflict = index.conflict(index.keysOf(doc).keys, id)
      if (conflict) throw duplicateKey(this.namespace, index.definition, conflict)
      index.add(doc, id)
    }
  }

  /** The document's keys in each index; code 11000 where another document has one of them. */
  #checkedKeys(doc: Doc, id: number, indexes: readonly Index[]): IndexKeys[] {
    return indexes.map((index) => {
      const made = index.keysOf(doc)
      const conflict = index.conflict(made.keys, id)
      if (conflict) throw duplicateKey(this.namespace, index.definition, conflict)
      return made
    })
  }

  /** Its bytes where they are kept; elsewhere they are counted only where it could be too large. */
  #bytes(id: number, doc: Doc, before?: Doc): Uint8Array {
    if (this.#journal.keeps) return checkedBytes(doc)
    const known = before && this.#bounds.get(id)
    const near = before && known !== undefined ? known + growthBound(before, doc) : sizeBound(doc)
    const bound = near <= MAX_DOCUMENT_BYTES ? near : sizeBound(doc)
    if (bound > MAX_DOCUMENT_BYTES) checkedBytes(doc)
    this.#bounds.set(id, bound)
    return NO_BYTES
  }
}

const checkedBytes = (doc: Doc): Uint8Array => {
  const body = encode(doc)
  if (body.length <= MAX_DOCUMENT_BYTES) return body
  throw new MongoError(
    10334,
    `BSONObj size: ${body.length} (0x${body.length.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
  )
}

const text = (keys: readonly (readonly unknown[])[]) =>
  keys.map((key) => key.map((v) => valueKey(v as never)).join('|')).join('&')

const sameKeys = (index: Index, before: Doc, after: Doc): boolean => {
  if (index.roots.every((root) => before[root] === after[root])) return true
  const [a, b] = [index.keysOf(before), index.keysOf(after)]
  if (a.multikey !== b.multikey || a.keys.length !== b.keys.length) return false
  return (
    text(a.keys) === text(b.keys) &&
    a.keys.every((key, i) => key.every((v, j) => equalValues(v, b.keys[i]?.[j])))
  )
}
