import type { webApi } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import type { About, ChatFile } from '#src/ports/chat.ts'

/** A conversation of a workspace. `canAsk`: what stands in it can be read, which holds for direct chats alone. */
export type Conversation = {
  readonly team: string
  readonly channel: string
  readonly client: webApi.WebClient
  readonly canAsk: boolean
}

/** A message on its way. */
export type Message = {
  readonly card: Card
  readonly key: string
  readonly files: readonly ChatFile[]
  readonly about: About | undefined
}

/** What stands in a conversation is kept under this. */
export const placeOf = ({ team, channel }: Pick<Conversation, 'team' | 'channel'>) =>
  ({ surface: 'slack', place: `${team}|${channel}` }) as const
