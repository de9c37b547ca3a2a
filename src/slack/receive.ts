import { eventHandlers } from './events/index.ts'
import { incomingEvent } from './in/incoming-event.ts'
import type { SlackDeps } from './slack-deps.ts'

/** Works on one event as the queue hands it on. */
export const receiveEvent =
  (deps: SlackDeps) =>
  async (from: unknown): Promise<void> => {
    const incoming = incomingEvent(from)
    await eventHandlers[incoming.event.type]?.(deps, incoming)
  }
