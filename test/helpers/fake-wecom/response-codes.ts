import { randomBytes } from 'node:crypto'
import { refuse, type World } from './call.ts'
import type { Message } from './shapes.ts'

const lifeMs = 72 * 3_600_000

/** A new right to change a card. */
export function newResponseCode({ state, time }: World, messageId: string): string {
  const code = randomBytes(16).toString('base64url')
  state.responseCodes.set(code, { messageId, expiresAtMs: time.nowMs() + lifeMs, used: false })
  return code
}

/** Uses a code up; spent, too old or unknown it is 60140. */
export function spend({ state, time }: World, code: string): Message {
  const found = state.responseCodes.get(code)
  const message = state.messages.find(({ id }) => id === found?.messageId)
  if (!found || !message || found.used || time.nowMs() >= found.expiresAtMs) {
    return refuse(60140, 'invalid response_code')
  }
  found.used = true
  return message
}
