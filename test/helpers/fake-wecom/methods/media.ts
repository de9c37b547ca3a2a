import type { Json } from '../../fake-slack/json.ts'
import { type Call, insist, queryArg, refuse, type Upload } from '../call.ts'
import type { Media } from '../shapes.ts'

const lifeMs = 3 * 24 * 3_600_000
const megabytes = 2 ** 20
const mostBytes: Readonly<Record<string, number>> = {
  image: 10 * megabytes,
  voice: 2 * megabytes,
  video: 10 * megabytes,
  file: 20 * megabytes,
}

/** The first bytes of what a type may be. */
const beginnings: Readonly<Record<string, readonly string[]>> = {
  image: ['\xff\xd8\xff', '\x89PNG'],
  voice: ['#!AMR'],
}

/** Keeps an uploaded file for three days (90253). */
export function keep({ world, query }: Call, upload: Upload | undefined, robotKey?: string): Media {
  const type = queryArg(query, 'type')
  const most = mostBytes[type] ?? refuse(40004, 'invalid media type')
  const { filename, data }: Upload = upload ?? refuse(41005, 'missing media data')
  insist(data.length > 5 && data.length <= most, 40006, 'invalid media size')
  insist(filename !== '', 40063, 'some parameters are empty: filename')
  const head = data.subarray(0, 8).toString('latin1')
  const kinds = beginnings[type]
  insist(!kinds || kinds.some((kind) => head.startsWith(kind)), 40005, 'invalid file type')
  const expiresAtMs = world.time.nowMs() + lifeMs
  const media = { id: world.nextId('MEDIA'), type, filename, data, expiresAtMs, robotKey }
  world.state.media.set(media.id, media)
  return media
}

/** `media/upload`: `created_at` is a text here. */
export function mediaUpload(call: Call): Json {
  if (call.query.get('debug') === '1') call.world.state.complaints.push('media/upload with debug=1')
  const { id, type } = keep(call, call.upload)
  return { type, media_id: id, created_at: String(Math.floor(call.world.time.nowMs() / 1_000)) }
}
