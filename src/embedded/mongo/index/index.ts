import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { type Doc, isArray, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import type { Predicate } from '#src/embedded/mongo/query/predicate.ts'
import type { IndexDefinition } from './definition.ts'
import { documentKeys } from './key-values.ts'
import { type Entry, OrderedEntries } from './ordered-entries.ts'

/** An index's key: one value a field; missing is null, an empty array `undefined`. */
export type Key = readonly Maybe[]

const parallel = (paths: string) => new MongoError(171, `cannot index parallel arrays [${paths}]`)

/** A document's keys in one index. */
export type IndexKeys = { readonly keys: readonly Key[]; readonly multikey: boolean }

/** A document would take a key that another one has. */
export type Conflict = { readonly key: Key; readonly id: number }

const uniqueText = (key: Key) => key.map(valueKey).join('|')

/** One index in memory: its entries in order and, where unique, by key. */
export class Index {
  readonly definition: IndexDefinition
  /** The top-level fields that decide a document's keys: where these are the same, so are the keys. */
  readonly roots: readonly string[]
  readonly #covers: Predicate
  readonly #entries: OrderedEntries<Key>
  readonly #byKey = new Map<string, number>()
  readonly #paths: readonly (readonly string[])[]
  #multikeyDocuments = 0

  constructor(definition: IndexDefinition, covers: Predicate) {
    this.definition = definition
    this.#covers = covers
    this.#paths = definition.fields.map((field) => field.parts)
    this.roots = rootsOf(definition)
    this.#entries = new OrderedEntries<Key>((a, b) => this.compareKeys(a.key, b.key) || a.id - b.id)
  }

  get entries(): OrderedEntries<Key> {
    return this.#entries
  }

  /** Has any document more than one entry? */
  get isMultikey(): boolean {
    return this.#multikeyDocuments > 0
  }

  /** Order of two keys in the index's directions. */
  compareKeys(a: Key, b: Key): number {
    const { fields } = this.definition
    for (let i = 0; i < fields.length; i++) {
      const order = compareValues(a[i], b[i])
      if (order !== 0) return fields[i]?.direction === 1 ? order : -order
    }
    return 0
  }

  /** The document's keys, each once; none where the index leaves it out. Code 171 for two arrays. */
  keysOf(doc: Doc): IndexKeys {
    if (!this.#covers(doc)) return { keys: [], multikey: false }
    const { keys, multikey, present } = documentKeys(doc, this.#paths, parallel)
    if (this.definition.sparse && !present) return { keys: [], multikey: false }
    return { keys: multikey ? distinct(keys) : keys, multikey }
  }

  /** The first of the keys that another document has already. */
  conflict(keys: readonly Key[], id: number): Conflict | undefined {
    if (!this.definition.unique) return undefined
    for (const key of keys) {
      const holder = this.#byKey.get(uniqueText(key))
      if (holder !== undefined && holder !== id) return { key, id: holder }
    }
    return undefined
  }

  add(doc: Doc, id: number): void {
    this.addKeys(this.keysOf(doc), id)
  }

  /** Add a document by keys that were made already. */
  addKeys({ keys, multikey }: IndexKeys, id: number): void {
    if (multikey) this.#multikeyDocuments += 1
    for (const key of keys) {
      if (this.definition.unique) this.#byKey.set(uniqueText(key), id)
      this.#entries.add(entry(key, id))
    }
  }

  remove(doc: Doc, id: number): void {
    const { keys, multikey } = this.keysOf(doc)
    if (multikey) this.#multikeyDocuments -= 1
    for (const key of keys) {
      if (this.definition.unique) this.#byKey.delete(uniqueText(key))
      this.#entries.remove(entry(key, id))
    }
  }

  /** The document with this unique key. */
  holderOf(key: Key): number | undefined {
    return this.#byKey.get(uniqueText(key))
  }
}

const rootOf = (path: string): string => path.split('.', 1)[0] as string

const fieldsIn = (filter: Doc): readonly string[] =>
  Object.entries(filter).flatMap(([field, operand]) =>
    isArray(operand) && field.startsWith('$')
      ? operand.flatMap((branch) => fieldsIn(branch as Doc))
      : [field],
  )

const rootsOf = ({ fields, partialFilter = {} }: IndexDefinition): readonly string[] => [
  ...new Set([...fields.map(({ path }) => path), ...fieldsIn(partialFilter)].map(rootOf)),
]

const entry = (key: Key, id: number): Entry<Key> => ({ key, id })

const distinct = (keys: readonly Key[]): Key[] => [
  ...new Map(keys.map((key) => [key.map(valueKey).join('|'), key])).values(),
]

/** A key as a document, missing fields as null: keyValue of a duplicate key error. */
export const keyDocument = (definition: IndexDefinition, key: Key): Doc =>
  Object.fromEntries(definition.fields.map(({ path }, i) => [path, (key[i] ?? null) as Value]))
