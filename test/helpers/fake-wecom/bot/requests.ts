import { randomBytes } from 'node:crypto'
import { refuse, type World } from '../call.ts'
import type { Place } from '../shapes.ts'

/** What the bot was told, and may answer under the same req_id. */
export type Told = {
  readonly reqId: string
  readonly kind: 'message' | 'enter_chat' | 'card' | 'feedback'
  /** In lower case. */
  readonly userid: string
  readonly place: Place
  readonly atMs: number
  /** Of a card event: the card that was pressed. */
  readonly messageId: string | undefined
  spent: boolean
}

/** A streamed answer: the message it fills, since when. */
type Stream = { readonly messageId: string; readonly atMs: number; finished: boolean }

/** Everything that belongs to the bot's socket and outlives a connection. */
export type BotState = {
  readonly told: Map<string, Told>
  readonly streams: Map<string, Stream>
  /** Conversations in which somebody has spoken to the bot: there it may push. */
  readonly opened: Set<string>
  readonly uploads: Map<
    string,
    {
      readonly head: { type: string; filename: string; size: number; chunks: number }
      readonly parts: Map<number, Buffer>
      readonly atMs: number
    }
  >
}

/** A bot that has heard nothing. */
export const emptyBotState = (): BotState => ({
  told: new Map(),
  streams: new Map(),
  opened: new Set(),
  uploads: new Map(),
})

/** The name of a conversation: a person's id or the group's. */
export const chatOf = ({ place, userid }: Pick<Told, 'place' | 'userid'>): string =>
  place.kind === 'group' ? place.chatid : userid

/** Remembers what is told, under a new req_id. */
export function tell(
  bot: BotState,
  { time }: World,
  given: Pick<Told, 'kind' | 'userid' | 'place'> & { readonly messageId?: string },
): Told {
  const told: Told = {
    messageId: undefined,
    ...given,
    reqId: randomBytes(12).toString('base64url'),
    atMs: time.nowMs(),
    spent: false,
  }
  bot.told.set(told.reqId, told)
  return told
}

/** What a req_id stands for within its time: unknown, spent or too old it is 846605. */
export function toldBy(bot: BotState, { time }: World, reqId: string, windowMs: number): Told {
  const told = bot.told.get(reqId)
  if (!told || told.spent || time.nowMs() - told.atMs > windowMs) return refuse(846605, 'invalid req_id')
  return told
}
