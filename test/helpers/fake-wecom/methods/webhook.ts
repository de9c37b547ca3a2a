import type { Json } from '../../fake-slack/json.ts'
import { type Call, insist, queryArg, refuse } from '../call.ts'
import { bytes } from '../cards/measure.ts'
import { contentOf } from '../content.ts'
import { addMessage } from '../sent.ts'
import type { Group } from '../shapes.ts'
import { keep } from './media.ts'

const types = ['text', 'markdown', 'markdown_v2', 'image', 'news', 'file', 'voice', 'template_card']
const cardTypes = ['text_notice', 'news_notice']

const groupOf = ({ world, query }: Call): Group & { readonly robotKey: string } => {
  const key = queryArg(query, 'key')
  const group = [...world.state.groups.values()].find(({ robotKey }) => robotKey === key)
  if (!group) return refuse(93000, 'invalid webhook url')
  insist(!group.robotDisabled, 93004, 'robot is disabled')
  return { ...group, robotKey: key }
}

/** `webhook/send`: twenty a minute (99110). */
export function webhookSend(call: Call): Json {
  const { world, body } = call
  const { chatid, members, robotKey } = groupOf(call)
  insist(world.windows(`robot:${robotKey}`, { aMinute: 20 }), 45009, 'api freq out of limit')
  const content = contentOf(world, body, { types, markdown: bytes(4_096), robotKey, cardTypes })
  addMessage(world, { place: { kind: 'group', chatid }, from: 'robot', readers: members, body: content })
  return {}
}

/** `webhook/upload_media`: files and voices, for this robot alone. */
export function webhookUpload(call: Call): Json {
  const { robotKey } = groupOf(call)
  const wanted = ['file', 'voice'].includes(call.query.get('type') ?? '')
  insist(wanted, 40004, 'invalid media type')
  const { id, type } = keep(call, call.upload, robotKey)
  return { type, media_id: id, created_at: String(Math.floor(call.world.time.nowMs() / 1_000)) }
}
