import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type WecomIncoming, wecomIncomingIn } from '#src/wecom/incoming.ts'

const text = z.string().default('')

const itemSchema = z.object({
  QuestionKey: z.string(),
  OptionIds: z
    .object({ OptionId: z.array(z.string()) })
    .optional()
    .catch(undefined),
})

const fieldsSchema = z.object({
  FromUserName: text,
  CreateTime: z.coerce.number().int().nonnegative().max(8e9).default(0),
  MsgType: text,
  /** Of 64 bits, which no number holds. */
  MsgId: text,
  Content: text,
  Event: text,
  EventKey: text,
  TaskId: text,
  CardType: text,
  ResponseCode: text,
  ChangeType: text,
  UserID: z.string().optional(),
  ExternalUserID: z.string().optional(),
  Source: z.string().optional(),
  Id: z.string().optional(),
  TagType: z.string().optional(),
  SelectedItems: z
    .object({ SelectedItem: z.array(itemSchema) })
    .optional()
    .catch(undefined),
})
type Fields = z.infer<typeof fieldsSchema>

/** An app that nobody uses is switched off by WeCom, which tells before and after. */
const idle = new Set([
  'inactive_alert',
  'close_inactive_agent',
  'reopen_inactive_agent',
  'low_active_alert',
  'low_active',
  'active_restored',
])

/**
 * The same at each of WeCom's tries. A message has an id of its own; events have none, and writer and second are the
 * same for two of them that differ in what they are about only.
 */
function idOf(data: Fields): string {
  if (/^\d{1,32}$/.test(data.MsgId)) return `m${data.MsgId}`

  const { FromUserName, CreateTime, Event, ChangeType, EventKey, TaskId, UserID, ExternalUserID, Id } = data
  const about = [FromUserName, CreateTime, Event, ChangeType, EventKey, TaskId, UserID, ExternalUserID, Id]
  return `e${createHash('sha256').update(JSON.stringify(about)).digest('hex')}`
}

/** What a decrypted callback says; undefined for what nothing listens to. */
export function readEvent(elements: Readonly<Record<string, unknown>>): WecomIncoming | undefined {
  const { data } = fieldsSchema.safeParse(elements)
  if (!data) return undefined

  const kind = data.MsgType === 'event' ? eventOf(data) : messageOf(data)
  const { FromUserName: from } = data
  return (
    kind &&
    wecomIncomingIn({ id: idOf(data), at: new Date(data.CreateTime * 1_000), way: 'app', from, ...kind })
  )
}

const messageOf = ({ MsgType, Content }: Fields) =>
  MsgType === 'text' ? { kind: 'text', text: Content } : { kind: 'other', type: MsgType }

type Kind = { readonly kind: WecomIncoming['kind'] } & Readonly<Record<string, unknown>>

function eventOf(data: Fields): Kind | undefined {
  const { Event: event, EventKey: key, ChangeType: change } = data
  if (idle.has(event)) return { kind: 'idle', event }

  switch (event) {
    case 'click':
      return { kind: 'click', key }
    case 'view':
      return { kind: 'view', url: key }
    case 'enter_agent':
      return { kind: 'enter' }
    case 'subscribe':
    case 'unsubscribe':
      return { kind: event }
    case 'template_card_event':
    case 'template_card_menu_event':
      return { ...cardOf(data), menu: event === 'template_card_menu_event' }
    case 'change_external_contact':
      return {
        kind: 'contact',
        change,
        userId: data.UserID,
        externalUserId: data.ExternalUserID,
        source: data.Source,
      }
    case 'change_external_tag':
      return { kind: 'tag', change, tagId: data.Id, tagType: data.TagType }
    default:
      return undefined
  }
}

const cardOf = (data: Fields) => ({
  kind: 'card' as const,
  key: data.EventKey,
  taskId: data.TaskId,
  cardType: data.CardType,
  responseCode: data.ResponseCode,
  selected: Object.fromEntries(
    (data.SelectedItems?.SelectedItem ?? []).map((item) => [
      item.QuestionKey,
      item.OptionIds?.OptionId ?? [],
    ]),
  ),
})
