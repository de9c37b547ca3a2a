import { asText, type Json } from '../../fake-slack/json.ts'
import { insist, refuse, type World } from '../call.ts'
import { missing } from './bot-content.ts'
import type { BotState } from './requests.ts'

const sessionMs = 30 * 60_000
const lifeMs = 3 * 24 * 3_600_000
const chunkBytes = 512 * 1_024

/** `aibot_upload_media_init`: announces a file in at most 100 pieces. */
export function uploadInit(bot: BotState, world: World, body: Json): Json {
  const text = (name: string) => asText(body[name]) ?? missing(`body.${name}`)
  const [type, filename] = [text('type'), text('filename')]
  const [size, chunks] = [Number(body['total_size']), Number(body['total_chunks'])]
  insist(['file', 'image', 'voice', 'video'].includes(type), 40004, 'invalid media type')
  insist(Buffer.byteLength(filename) <= 256, 40058, 'filename is too long')
  insist(size >= 5 && chunks >= 1 && chunks <= 100, 40006, 'invalid media size')
  insist(world.windows('bot-upload', { aMinute: 30, anHour: 1_000 }), 45009, 'api freq out of limit')
  const upload_id = world.nextId('UPLOAD')
  const head = { type, filename, size, chunks }
  bot.uploads.set(upload_id, { head, parts: new Map(), atMs: world.time.nowMs() })
  return { upload_id }
}

const sessionOf = (bot: BotState, { time }: World, body: Json) => {
  const session = bot.uploads.get(asText(body['upload_id']) ?? '')
  const isOpen = session && time.nowMs() - session.atMs <= sessionMs
  return isOpen ? session : refuse(40058, 'invalid upload_id')
}

/** `aibot_upload_media_chunk`: in any order, again without harm. */
export function uploadChunk(bot: BotState, world: World, body: Json): Json {
  const { head, parts } = sessionOf(bot, world, body)
  const index = Number(body['chunk_index'])
  const data = Buffer.from(asText(body['base64_data']) ?? missing('body.base64_data'), 'base64')
  insist(Number.isInteger(index) && index >= 0 && index < head.chunks, 40058, 'invalid chunk_index')
  insist(data.length <= chunkBytes, 40006, 'a chunk is over 512 KB')
  parts.set(index, data)
  return {}
}

/** `aibot_upload_media_finish`: as many bytes as were announced. */
export function uploadFinish(bot: BotState, world: World, body: Json): Json {
  const { head, parts } = sessionOf(bot, world, body)
  const { type, filename, size, chunks } = head
  const data = Buffer.concat([...parts].sort(([a], [b]) => a - b).map(([, part]) => part))
  insist(parts.size === chunks && data.length === size, 40006, 'invalid media size')
  const id = world.nextId('MEDIA')
  const nowMs = world.time.nowMs()
  world.state.media.set(id, { id, type, filename, data, expiresAtMs: nowMs + lifeMs, robotKey: 'bot' })
  return { type, media_id: id, created_at: Math.floor(nowMs / 1_000) }
}
