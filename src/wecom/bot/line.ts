import { z } from 'zod'

const body = z.record(z.string(), z.unknown())

const outSchema = z.discriminatedUnion('as', [
  /** Under a message or a press, within a day. */
  z.object({ as: z.literal('reply'), reqId: z.string(), body }),
  /** To somebody who has opened the chat: once, within five seconds. */
  z.object({ as: z.literal('welcome'), reqId: z.string(), body }),
  /** In place of the pressed card: once, within five seconds; nothing else can be said under that press then. */
  z.object({ as: z.literal('update'), reqId: z.string(), body }),
  /** On its own, where somebody has spoken to the bot before. */
  z.object({ as: z.literal('push'), body }),
])

/** One frame that the bot says (developer.work.weixin.qq.com/document/path/101463). */
export type BotOut = z.infer<typeof outSchema>

const sentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent') }),
  z.object({ kind: z.literal('refused'), errcode: z.number(), errmsg: z.string() }),
  /** It may have been taken: nobody has answered. */
  z.object({ kind: z.literal('unsure') }),
  /** There was no connection: it was not taken. */
  z.object({ kind: z.literal('away') }),
])

/** What has become of it. */
export type BotSent = z.infer<typeof sentSchema>

/** The bot's mouth, from whichever process: the connection may be another's. */
export type BotLine = { send(out: BotOut): Promise<BotSent> }

/** What another process asks to be said. */
export const readOut = (from: unknown): BotOut => outSchema.parse(from)

/** What another process has answered. */
export const readSent = (from: unknown): BotSent => sentSchema.parse(from)

/** WeCom's numbers that mean something else than "no". */
export const botCodes = {
  /** The req_id is too old, unknown, or was spent by an update. */
  lateReply: 846605,
  /** The stream was finished, or is older than it may be. */
  streamOver: 846608,
  /** The connection is open, and not subscribed any more. */
  notSubscribed: 846609,
} as const
