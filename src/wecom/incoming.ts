import { z } from 'zod'
import { botKinds } from './bot/incoming-bot.ts'

const common = {
  /** The same at each delivery of one message or event; the job's id is made of it. */
  id: z.string().regex(/^[\w-]{1,90}$/),
  at: z.coerce.date(),
}
/** The member who did it, in lower case: WeCom does not tell `Mei` from `mei`. */
const from = z.string().min(1).max(64).toLowerCase()
const app = { ...common, way: z.literal('app'), from }

const incomingSchema = z.discriminatedUnion('kind', [
  z.object({ ...app, kind: z.literal('text'), text: z.string() }),
  /** A picture, a recording, a place …: nothing that can be read. */
  z.object({ ...app, kind: z.literal('other'), type: z.string() }),
  /** An entry of the app's menu. */
  z.object({ ...app, kind: z.literal('click'), key: z.string() }),
  z.object({ ...app, kind: z.literal('view'), url: z.string() }),
  z.object({ ...app, kind: z.literal('enter') }),
  z.object({ ...app, kind: z.literal('subscribe') }),
  z.object({ ...app, kind: z.literal('unsubscribe') }),
  /** A button of a card, with what was chosen on it; `menu`: of the menu at its corner. */
  z.object({
    ...app,
    kind: z.literal('card'),
    key: z.string(),
    taskId: z.string(),
    cardType: z.string(),
    /** Updates that card once, within 72 h. */
    responseCode: z.string(),
    menu: z.boolean(),
    /** Chosen options by question key. */
    selected: z.record(z.string(), z.array(z.string())),
  }),
  /** Changed by a person in 客户联系; it tells no more than whose and which. */
  z.object({
    ...common,
    way: z.literal('app'),
    kind: z.literal('contact'),
    change: z.string(),
    userId: from.optional(),
    externalUserId: z.string().optional(),
    source: z.string().optional(),
  }),
  /** A change of the enterprise tags. */
  z.object({
    ...common,
    way: z.literal('app'),
    kind: z.literal('tag'),
    change: z.string(),
    tagId: z.string().optional(),
    tagType: z.string().optional(),
  }),
  /** WeCom means to switch the app off, has done so, or has it on again. */
  z.object({ ...common, way: z.literal('app'), kind: z.literal('idle'), event: z.string() }),
  ...botKinds,
])

/** A message or an event as the queue carries it: signed and decrypted when it came. */
export type WecomIncoming = z.infer<typeof incomingSchema>
export type WecomKind = WecomIncoming['kind']
export type WecomIncomingOf<K extends WecomKind> = Extract<WecomIncoming, { kind: K }>

/** What a queue hands on. */
export const wecomIncoming = (from: unknown): WecomIncoming => incomingSchema.parse(from)

/** The same of what WeCom says; undefined where it is none of it. */
export const wecomIncomingIn = (from: unknown): WecomIncoming | undefined =>
  incomingSchema.safeParse(from).data
