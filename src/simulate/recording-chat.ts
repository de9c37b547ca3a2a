import type { Card } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Notice, Outbox } from '#src/ports/outbox.ts'

/** A message as it was delivered. */
export type Delivered = {
  readonly key: string
  readonly to: User
  readonly at: Date
  readonly notice: Notice
  readonly card: Card
}

/** The chat of a simulation: takes every message at once and tells who listens. */
export type RecordingChat = {
  readonly chat: Chat<Card>
  /** The outbox, looked over the shoulder: which notice a key stands for. */
  readonly outbox: Outbox
}

export function recordingChat(
  outbox: Outbox,
  clock: Clock,
  onDelivered: (message: Delivered) => Promise<void> | void,
): RecordingChat {
  const notices = new Map<string, Notice>()
  const posted = new Set<string>()
  return {
    outbox: {
      ...outbox,
      lease: async (id, leaseMs, now) => {
        const row = await outbox.lease(id, leaseMs, now)
        if (row) notices.set(id, row.notice)
        return row
      },
    },
    chat: {
      surface: 'playground',
      async post(to, card, key) {
        const notice = notices.get(key)
        if (!notice || posted.has(key)) return {} // posted twice, it stands once
        posted.add(key)
        await onDelivered({ key, to, at: clock.now(), notice, card })
        return {}
      },
    },
  }
}
