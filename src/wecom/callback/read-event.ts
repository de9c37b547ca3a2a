import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { WecomIncoming } from '#src/wecom/incoming.ts'

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
  CreateTime: z.coerce.number().default(0),
  MsgType: text,
  MsgId: text,
  AgentID: z.string().optional(),
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

/** A message has an id of its own; two different events of one second differ in these fields only (WxJava#1745). */
function idOf(fields: Fields): string {
  if (/^\d{1,32}$/.test(fields.MsgId)) return `m${fields.MsgId}`
  const {
    FromUserName,
    CreateTime,
    Event,
    ChangeType,
    EventKey,
    TaskId,
    ResponseCode,
    UserID,
    ExternalUserID,
    Id,
  } = fields
  const parts = [
    FromUserName,
    CreateTime,
    Event,
    ChangeType,
    EventKey,
    TaskId,
    ResponseCode,
    UserID,
    ExternalUserID,
    Id,
  ]
  return `e${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}

const idle =
  /^(inactive_alert|close_inactive_agent|reopen_inactive_agent|low_active_alert|low_active|active_restored)$/

/** What a decrypted callback says; undefined for what nothing listens to. */
export function readEvent(elements: Readonly<Record<string, unknown>>): WecomIncoming | undefined {
  const { data } = fieldsSchema.safeParse(elements)
  if (!data) return undefined

  const { FromUserName: from } = data
  const common = { id: idOf(data), at: new Date(data.CreateTime * 1_000), way: 'app' } as const
  if (data.MsgType !== 'event')
    return data.MsgType === 'text'
      ? { ...common, from, kind: 'text', text: data.Content }
      : { ...common, from, kind: 'other', type: data.MsgType }
  if (idle.test(data.Event)) return { ...common, kind: 'idle', event: data.Event }

  return ofPerson(data, { ...common, from }) ?? ofCustomers(data, common)
}

type Common = Pick<WecomIncoming, 'id' | 'at'> & { readonly way: 'app' }

function ofPerson(data: Fields, common: Common & { readonly from: string }): WecomIncoming | undefined {
  switch (data.Event) {
    case 'click':
      return { ...common, kind: 'click', key: data.EventKey }
    case 'view':
      return { ...common, kind: 'view', url: data.EventKey }
    case 'enter_agent':
      return { ...common, kind: 'enter' }
    case 'subscribe':
    case 'unsubscribe':
      return { ...common, kind: data.Event }
    case 'template_card_event':
    case 'template_card_menu_event':
      return { ...common, ...cardOf(data), menu: data.Event === 'template_card_menu_event' }
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

function ofCustomers(data: Fields, common: Common): WecomIncoming | undefined {
  const { ChangeType: change, UserID: userId, ExternalUserID: externalUserId } = data
  if (data.Event === 'change_external_contact')
    return { ...common, kind: 'contact', change, userId, externalUserId, source: data.Source }
  if (data.Event === 'change_external_tag')
    return { ...common, kind: 'tag', change, tagId: data.Id, tagType: data.TagType }
  return undefined
}
