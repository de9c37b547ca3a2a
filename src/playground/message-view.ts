import type { StoredMessage } from '#src/ports/messages.ts'

/** A message as the page reads it. */
export type MessageView = {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly text?: string
  readonly card?: unknown
  /** Names of what was sent along, in order: `/playground/file` gives one by its number. */
  readonly files?: readonly string[]
  /** ISO 8601. */
  readonly at: string
  /** When another card took its place; ISO 8601. */
  readonly changedAt?: string
  /** True where nobody asked: it came from a worker. */
  readonly pushed: boolean
}

/** Ids of what is said on the page itself; every other one is an outbox key. */
export const spokenPrefix = 'say|'

/** What the page is told of a stored message. */
export const messageView = ({
  _id,
  direction,
  text,
  card,
  files,
  at,
  changedAt,
}: StoredMessage): MessageView => ({
  id: _id,
  direction,
  ...(text === undefined ? {} : { text }),
  ...(card === undefined ? {} : { card }),
  ...(files === undefined ? {} : { files: files.map(({ name }) => name) }),
  at: at.toISOString(),
  ...(changedAt === undefined ? {} : { changedAt: changedAt.toISOString() }),
  pushed: direction === 'out' && !_id.startsWith(spokenPrefix),
})
