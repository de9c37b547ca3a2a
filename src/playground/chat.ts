import type { Card } from '#src/cards/card.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Messages } from '#src/ports/outbox.ts'

/** Where a worker posts for the playground: the key is the message's `_id`, so one key is one message, exactly once. */
export const createPlaygroundChat = (deps: {
  readonly messages: Messages
  readonly clock: Clock
}): Chat<Card> => ({
  surface: 'playground',
  async post(to, card, key) {
    await deps.messages.put({
      _id: key,
      surface: 'playground',
      userId: to._id,
      direction: 'out',
      card,
      at: deps.clock.now(),
    })
    return { ref: key }
  },
})
