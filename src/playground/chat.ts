import type { Card } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import type { Channels } from '#src/ports/channels.ts'
import type { Chat, ChatFile } from '#src/ports/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Messages } from '#src/ports/messages.ts'
import type { Users } from '#src/ports/users.ts'
import { storedFile } from './stored-file.ts'

type Deps = {
  readonly messages: Messages
  readonly clock: Clock
  /** Who is in its channels; absent: it has none. */
  readonly users?: Pick<Users, 'list'>
}

const isHere = ({ active }: User): boolean => active

/** Where a worker posts for the playground: the key is the message's `_id`, so one key is one message, exactly once. */
export function createPlaygroundChat({ messages, clock, users }: Deps): Chat<Card> {
  const put = (userId: string, card: Card, key: string, files?: readonly ChatFile[]) =>
    messages.put({
      _id: key,
      surface: 'playground',
      userId,
      direction: 'out',
      card,
      ...(files && files.length > 0 ? { files: files.map(storedFile) } : {}),
      at: clock.now(),
    })

  return {
    surface: 'playground',
    async post(to, card, key, files) {
      await put(to._id, card, key, files)
      return { ref: key }
    },
    close: (_to, card, key) => messages.replace(key, card, clock.now()),
    ...(users && {
      async postTo(_channel: string, card: Card, key: string, files?: readonly ChatFile[]) {
        for (const { _id } of (await users.list()).filter(isHere))
          await put(_id, card, `${key}|${_id}`, files)
        return { ref: key }
      },
    }),
  }
}

/** On the playground every channel is one that everybody reads. */
export const playgroundChannels = (users: Pick<Users, 'list'>): Channels => ({
  readers: async () => (await users.list()).filter(isHere).map(({ name }) => name),
})
