import type { Surface } from '#src/domain/user.ts'

/** A message that stands on a surface: what the playground shows and what edits and threads refer to. */
export type StoredMessage = {
  /** The outbox key, or a key of the conversation's own. */
  readonly _id: string
  readonly surface: Surface
  readonly userId: string
  readonly direction: 'in' | 'out'
  /** What the person typed (`in`); words of an answer that are to be copied (`out`). */
  readonly text?: string
  /** The neutral card (`out`), as JSON. */
  readonly card?: unknown
  /** What was sent along; `content` in base64. */
  readonly files?: readonly { readonly name: string; readonly mime: string; readonly content: string }[]
  readonly at: Date
  /** When another card was put in its place. */
  readonly changedAt?: Date
  /** The surface's own reference: a ts, a msgid. */
  readonly ref?: string
}

export type Messages = {
  /** Idempotent by `_id`; false where it stood already. */
  put(message: StoredMessage): Promise<boolean>
  /** Another card in place of what stands there; nothing where nothing does. */
  replace(id: string, card: unknown, at: Date): Promise<void>
  /** Those of one user on one surface that were changed after that time, oldest change first. */
  changed(surface: Surface, userId: string, after: Date, limit: number): Promise<readonly StoredMessage[]>
  /** Of one user on one surface, oldest first, after a given `_id`/time. */
  since(surface: Surface, userId: string, after: Date, limit: number): Promise<readonly StoredMessage[]>
  latest(surface: Surface, userId: string, limit: number): Promise<readonly StoredMessage[]>
  clear(): Promise<number>
}
