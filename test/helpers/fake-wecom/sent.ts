import type { World } from './call.ts'
import type { Message } from './shapes.ts'

/** Keeps a message that has reached its readers. */
export function addMessage(
  { state, time, nextId }: World,
  given: Pick<Message, 'place' | 'from' | 'body'> & {
    readonly readers: Iterable<string>
    readonly id?: string
  },
): Message {
  const message: Message = {
    ...given,
    id: given.id ?? nextId('MSG'),
    readers: new Set(given.readers),
    changed: new Map(),
    past: [],
    atMs: time.nowMs(),
    recalled: false,
  }
  state.messages.push(message)
  return message
}
