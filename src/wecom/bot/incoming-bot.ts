import { z } from 'zod'

const common = {
  id: z.string().regex(/^[\w-]{1,90}$/),
  /** When it came here. */
  at: z.coerce.date(),
  way: z.literal('bot'),
  /** The member as WeCom names them to the bot: of a bot that an ordinary member has made this is no userid. */
  from: z.string().min(1).max(128),
  /** What the answer refers to. */
  reqId: z.string().min(1).max(256),
}
/** Absent in the chat of one person with the bot. */
const group = z.string().min(1).max(256).optional()

/** What the AI bot is told, as the queue carries it. */
export const botKinds = [
  z.object({
    ...common,
    kind: z.literal('bot-said'),
    group,
    /** In a group with the mentions in it; '' for what cannot be read. */
    text: z.string(),
    /** It was spoken, and WeCom has written it down. */
    voice: z.boolean(),
    /** The message that it is a reply to. */
    quote: z.string().optional(),
  }),
  z.object({ ...common, kind: z.literal('bot-enter') }),
  z.object({
    ...common,
    kind: z.literal('bot-card'),
    group,
    key: z.string(),
    taskId: z.string(),
    /** Chosen options by question key. */
    selected: z.record(z.string(), z.array(z.string())),
  }),
] as const
