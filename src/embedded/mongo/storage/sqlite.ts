import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Change } from './changes.ts'

/** A collection as it is on disk. `definition` is BSON: its options and indexes. */
export type StoredCollection = {
  readonly id: number
  readonly db: string
  readonly name: string
  readonly definition: Uint8Array
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (id INTEGER PRIMARY KEY, db TEXT NOT NULL, name TEXT NOT NULL, definition BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS documents (collection INTEGER NOT NULL, id INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (collection, id)) WITHOUT ROWID;
`

/**
 * The documents on disk. WAL with synchronous NORMAL: a commit has reached the operating system when it returns, so
 * it survives the death of the process; only a power cut can take the last moments.
 */
export class SqliteStore {
  readonly #db: DatabaseSync
  readonly #put: StatementSync
  readonly #remove: StatementSync
  readonly #define: StatementSync
  readonly #drop: StatementSync
  readonly #dropDocuments: StatementSync

  constructor(path: string) {
    this.#db = new DatabaseSync(path)
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA locking_mode = EXCLUSIVE;')
    this.#db.exec(SCHEMA)
    this.#put = this.#db.prepare('INSERT OR REPLACE INTO documents (collection, id, body) VALUES (?, ?, ?)')
    this.#remove = this.#db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?')
    this.#define = this.#db.prepare(
      'INSERT OR REPLACE INTO collections (id, db, name, definition) VALUES (?, ?, ?, ?)',
    )
    this.#drop = this.#db.prepare('DELETE FROM collections WHERE id = ?')
    this.#dropDocuments = this.#db.prepare('DELETE FROM documents WHERE collection = ?')
  }

  collections(): StoredCollection[] {
    return this.#db
      .prepare('SELECT id, db, name, definition FROM collections ORDER BY id')
      .all() as StoredCollection[]
  }

  /** A collection's documents in the order of their insertion. */
  *documents(collection: number): Generator<{ readonly id: number; readonly body: Uint8Array }> {
    const rows = this.#db
      .prepare('SELECT id, body FROM documents WHERE collection = ? ORDER BY id')
      .iterate(collection)
    for (const row of rows) yield row as { id: number; body: Uint8Array }
  }

  /** All or nothing. */
  write(changes: readonly Change[]): void {
    this.#db.exec('BEGIN')
    try {
      for (const change of changes) this.#apply(change)
      this.#db.exec('COMMIT')
    } catch (cause) {
      this.#db.exec('ROLLBACK')
      throw cause
    }
  }

  #apply(change: Change): void {
    switch (change.kind) {
      case 'put':
        this.#put.run(change.collection, change.id, change.body)
        return
      case 'remove':
        this.#remove.run(change.collection, change.id)
        return
      case 'define': {
        const { collection } = change
        this.#define.run(collection.id, collection.db, collection.name, collection.definition())
        return
      }
      case 'drop':
        this.#drop.run(change.collection)
        this.#dropDocuments.run(change.collection)
    }
  }

  close(): void {
    this.#db.close()
  }
}
