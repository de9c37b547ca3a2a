import { asText, isJson, type Json } from '../../fake-slack/json.ts'
import { insist, refuse, type World } from '../call.ts'
import { bytesOf } from '../cards/measure.ts'
import { renderedCard } from './bot-card.ts'

const mostBytes = 20_480
const files = ['file', 'image', 'voice', 'video']

/** A frame that misses a field is refused in a frame without headers: nobody can tell whose it was. */
export const missing = (field: string): never => refuse(40058, `missing field ${field}`, { headless: true })

/** The text of a markdown or stream, within its bytes. */
export function botText(part: Json, field: string): string {
  const text = asText(part['content']) ?? missing(field)
  insist(bytesOf(text) <= mostBytes, 45002, `content size out of limit: ${bytesOf(text)}`)
  const feedback = isJson(part['feedback']) ? asText(part['feedback']['id']) : ''
  insist(feedback !== undefined && bytesOf(feedback) <= 256, 40058, 'feedback.id is too long')
  return text
}

/** What a bot's message shows; `text` is refused but for the welcome. */
export function botContent(world: World, body: Json, more: readonly string[] = []): Json {
  const msgtype = asText(body['msgtype']) ?? missing('body.msgtype')
  if (!['markdown', 'template_card', ...files, ...more].includes(msgtype)) {
    refuse(40008, `invalid message type: ${msgtype}`)
  }
  const given = body[msgtype]
  const part: Json = isJson(given) ? given : missing(`body.${msgtype}`)
  if (msgtype === 'template_card') {
    return { msgtype, template_card: renderedCard(part, world.state.complaints) }
  }
  if (files.includes(msgtype)) return { msgtype, [msgtype]: botFile(world, part, msgtype) }
  return { msgtype, [msgtype]: { ...part, content: botText(part, `body.${msgtype}.content`) } }
}

function botFile({ state, time }: World, part: Json, type: string): Json {
  const id = asText(part['media_id']) ?? missing(`body.${type}.media_id`)
  const media = state.media.get(id)
  insist(media?.type === type && time.nowMs() < media.expiresAtMs, 40007, 'invalid media_id')
  return part
}
