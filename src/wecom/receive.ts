import { handlers } from './events/index.ts'
import { type WecomIncoming, wecomIncoming } from './incoming.ts'
import type { WecomDeps } from './wecom-deps.ts'

/** Works on one thing as the queue hands it on. */
export const receiveFrom =
  (deps: WecomDeps) =>
  async (from: unknown): Promise<void> => {
    const incoming = wecomIncoming(from)
    const handler = handlers[incoming.kind] as
      | ((deps: WecomDeps, incoming: WecomIncoming) => Promise<void>)
      | undefined
    await handler?.(deps, incoming)
  }
