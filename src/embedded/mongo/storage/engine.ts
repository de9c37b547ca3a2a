import { decode } from '#src/embedded/mongo/bson/decode.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { type IndexDefinition, parseIndex } from '#src/embedded/mongo/index/definition.ts'
import type { Change } from './changes.ts'
import { Collection } from './collection.ts'
import type { SqliteStore } from './sqlite.ts'

const bytes = (body: Uint8Array) => Buffer.from(body.buffer, body.byteOffset, body.byteLength)

/** All databases in memory, and their changes on the way to the disk. */
export class Engine {
  readonly #store: SqliteStore | undefined
  readonly #databases = new Map<string, Map<string, Collection>>()
  #changes: Change[] = []
  #nextId = 1

  /** Without a store nothing outlives the process. */
  constructor(store: SqliteStore | undefined) {
    this.#store = store
    this.#load()
  }

  databases(): string[] {
    return [...this.#databases.keys()].sort()
  }

  collections(db: string): Collection[] {
    return [...(this.#databases.get(db)?.values() ?? [])]
  }

  find(db: string, name: string): Collection | undefined {
    return this.#databases.get(db)?.get(name)
  }

  /** The collection, made if it is not there. */
  ensure(db: string, name: string, options: Doc = {}): Collection {
    const found = this.find(db, name)
    if (found) return found
    checkName(db, name)
    const made = this.#open({ id: this.#nextId, db, name }, options, [])
    this.#record({ kind: 'define', collection: made })
    return made
  }

  drop(collection: Collection): void {
    const database = this.#databases.get(collection.db)
    database?.delete(collection.name)
    if (database?.size === 0) this.#databases.delete(collection.db)
    this.#record({ kind: 'drop', collection: collection.id })
  }

  /** The same documents and indexes under another name. */
  rename(collection: Collection, db: string, name: string): void {
    checkName(db, name)
    const definitions = collection.indexes.map((index) => index.definition)
    const made = this.#open({ id: this.#nextId, db, name }, collection.options, definitions)
    this.#record({ kind: 'define', collection: made })
    for (const [, doc] of collection.entries()) made.insert(doc)
    this.drop(collection)
  }

  /** Write what the command changed, in one transaction. Where the disk refuses, memory goes back to what it holds. */
  commit(): void {
    const changes = this.#changes
    this.#changes = []
    if (!this.#store || changes.length === 0) return
    try {
      this.#store.write(changes)
    } catch (cause) {
      this.#load()
      throw new MongoError(
        14031,
        `The embedded store could not write to its disk, and the write is undone: ${(cause as Error).message}`,
      )
    }
  }

  close(): void {
    this.#store?.close()
  }

  #record(change: Change): void {
    if (this.#store) this.#changes.push(change)
  }

  #open(
    identity: { id: number; db: string; name: string },
    options: Doc,
    indexes: readonly IndexDefinition[],
  ): Collection {
    const made = new Collection(identity, options, indexes, {
      keeps: this.#store !== undefined,
      push: (change) => this.#record(change),
    })
    const database = this.#databases.get(identity.db) ?? new Map<string, Collection>()
    this.#databases.set(identity.db, database.set(identity.name, made))
    this.#nextId = Math.max(this.#nextId, identity.id + 1)
    return made
  }

  #load(): void {
    this.#databases.clear()
    if (!this.#store) return
    for (const { definition, ...identity } of this.#store.collections()) {
      const { options, indexes } = decode(bytes(definition)) as unknown as { options: Doc; indexes: Doc[] }
      const collection = this.#open(identity, options, indexes.map(parseIndex))
      for (const { id, body } of this.#store.documents(identity.id))
        collection.restore(id, decode(bytes(body)))
    }
  }
}

const MAX_NAMESPACE_BYTES = 255

const checkName = (db: string, name: string): void => {
  const invalid = (message: string) => new MongoError(73, message)
  if (name === '') throw invalid(`Invalid namespace specified '${db}.'`)
  if (name.startsWith('.') || name.endsWith('.'))
    throw invalid(`Collection names cannot start or end with '.': ${name}`)
  if (name.includes('$') || name.includes('\0')) throw invalid(`Invalid collection name: ${name}`)
  if (name.startsWith('system.')) throw invalid(`Invalid system namespace: ${db}.${name}`)
  if (Buffer.byteLength(`${db}.${name}`) > MAX_NAMESPACE_BYTES)
    throw invalid(
      `Fully qualified namespace is too long. Namespace: ${db}.${name} Max: ${MAX_NAMESPACE_BYTES}`,
    )
}
