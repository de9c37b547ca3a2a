import { createHash } from 'node:crypto'
import { z } from 'zod'
import { present } from '#src/domain/present.ts'
import { type WecomIncoming, wecomIncomingIn } from '#src/wecom/incoming.ts'

const content = z.object({ content: z.string() })
/** Part of a message that may be missing, or of a kind that is not read. */
const part = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
const said = {
  text: part(content),
  voice: part(content),
  mixed: part(z.object({ msg_item: z.array(z.looseObject({ text: part(content) })) })),
}

const cardSchema = z.object({
  event_key: z.string().default(''),
  task_id: z.string().default(''),
  selected_items: part(
    z.object({
      selected_item: z.array(
        z.object({
          question_key: z.string(),
          option_ids: part(z.object({ option_id: z.array(z.string()) })),
        }),
      ),
    }),
  ),
})

const frameSchema = z.object({
  cmd: z.string().default(''),
  headers: z.object({ req_id: z.string() }),
  body: z.looseObject({
    msgid: z.string().default(''),
    chatid: z.string().optional(),
    chattype: z.string().default('single'),
    from: z.object({ userid: z.string() }),
    ...said,
    quote: part(z.looseObject(said)),
    event: part(z.looseObject({ eventtype: z.string(), template_card_event: part(cardSchema) })),
  }),
})
type Body = z.output<typeof frameSchema>['body']

/** No more of a message is read. */
const mostChars = 8_000

/** What a frame says; undefined for what nothing listens to. */
export function readFrame(frame: unknown, at: Date): WecomIncoming | undefined {
  const { data } = frameSchema.safeParse(frame)
  if (!data) return undefined

  const { body, headers } = data
  const common = {
    id: idOf(body.msgid || headers.req_id),
    at,
    way: 'bot',
    from: body.from.userid,
    reqId: headers.req_id,
  } as const
  // In a group whose name is missing it would be answered before nobody knows whom.
  const inGroup = body.chattype !== 'single'
  if (inGroup && !body.chatid) return undefined
  const where = present({ group: inGroup ? body.chatid : undefined })

  return wecomIncomingIn({ ...common, ...where, ...(body.event ? eventOf(body.event) : saidOf(body)) })
}

function eventOf({ eventtype, template_card_event: card }: NonNullable<Body['event']>) {
  if (eventtype === 'enter_chat') return { kind: 'bot-enter' }
  if (eventtype !== 'template_card_event' || !card) return {}
  const items = card.selected_items?.selected_item ?? []
  const selected = items.map((item) => [item.question_key, item.option_ids?.option_id ?? []] as const)
  return {
    kind: 'bot-card',
    key: card.event_key,
    taskId: card.task_id,
    selected: Object.fromEntries(selected),
  }
}

function saidOf(body: Body) {
  const quote = body.quote && wordsOf(body.quote)
  return {
    kind: 'bot-said',
    text: wordsOf(body),
    voice: body.voice !== undefined,
    ...present({ quote: quote || undefined }),
  }
}

const wordsOf = ({ text, voice, mixed }: Pick<Body, 'text' | 'voice' | 'mixed'>): string => {
  const mixedWords = (mixed?.msg_item ?? []).flatMap((item) => item.text?.content ?? [])
  return [text?.content, voice?.content, ...mixedWords]
    .filter((words) => words !== undefined)
    .join('\n')
    .slice(0, mostChars)
}

/** WeCom tells some messages twice: the second one has the same id. */
const idOf = (msgId: string): string =>
  /^[\w-]{1,80}$/.test(msgId) ? `b${msgId}` : `b${createHash('sha256').update(msgId).digest('hex')}`
