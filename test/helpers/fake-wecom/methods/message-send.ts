import { createHash } from 'node:crypto'
import { asText, isJson, type Json } from '../../fake-slack/json.ts'
import { type Call, refuse, type World, wrongType } from '../call.ts'
import { isAnswerable } from '../cards/check-card.ts'
import { bytes } from '../cards/measure.ts'
import { contentOf } from '../content.ts'
import { namesIn, type Receivers, receiversOf } from '../receivers.ts'
import { newResponseCode } from '../response-codes.ts'
import { addMessage } from '../sent.ts'

const aMember = { aMinute: 30, anHour: 1_000 }
const types = [
  'text',
  'markdown',
  'textcard',
  'news',
  'image',
  'voice',
  'video',
  'file',
  'mpnews',
  'template_card',
]

/** Identical requests, by their hash: until when they are not delivered again. */
const seenBefore = new WeakMap<World, Map<string, number>>()

/** `message/send`: errcode 0 says that it was taken, not that anybody got it (90236). */
export function messageSend({ world, body }: Call): Json {
  checkAgent(world, body)
  const receivers = receiversOf(world, body)
  const content = contentOf(world, body, { types, markdown: bytes(2_048) })
  const card = isJson(content['template_card']) ? content['template_card'] : undefined
  const id = world.nextId('MSG')
  if (isDuplicate(world, body)) {
    for (const userid of receivers.userids)
      world.state.dropped.push({ userid, why: 'duplicate', body: content })
    return { ...namesIn(receivers), msgid: id }
  }
  if (card) useTaskId(world, card)
  deliver(world, id, content, receivers)
  const code = card && isAnswerable(card) ? { response_code: newResponseCode(world, id) } : {}
  return { ...namesIn(receivers), msgid: id, ...code }
}

function checkAgent({ app }: World, body: Json): void {
  const agentid = body['agentid']
  if (agentid === undefined) refuse(41011, 'missing agentid')
  if (typeof agentid !== 'number') wrongType('agentid')
  if (agentid !== app.agentId) refuse(301002, 'not allow operate another agent with this accesstoken')
}

/** Counts for each member; whoever has had too many gets nothing, and nobody is told. */
function deliver(world: World, id: string, body: Json, { userids }: Receivers): void {
  const reached = userids.filter((userid) => world.windows(`member:${userid}`, aMember))
  for (const userid of userids) {
    if (!reached.includes(userid)) world.state.dropped.push({ userid, why: 'frequency', body })
  }
  addMessage(world, { id, place: { kind: 'app' }, from: 'app', readers: reached, body })
}

function isDuplicate(world: World, body: Json): boolean {
  if (body['enable_duplicate_check'] !== 1) return false
  const seconds = Number(body['duplicate_check_interval'] ?? 1_800)
  if (!(seconds > 0 && seconds <= 14_400)) refuse(40058, 'duplicate_check_interval is at most 14400')
  const known = seenBefore.get(world) ?? new Map<string, number>()
  seenBefore.set(world, known)
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const nowMs = world.time.nowMs()
  if (nowMs < (known.get(hash) ?? 0)) return true
  known.set(hash, nowMs + seconds * 1_000)
  return false
}

/** A task id is used once: sending it again replaces nothing. */
function useTaskId({ state, hasCallback }: World, card: Json): void {
  const id = asText(card['task_id'])
  if (isAnswerable(card) && !hasCallback()) state.complaints.push('a card to press, and no callback URL')
  if (id === undefined) return
  if (state.taskIds.has(id)) refuse(42014, 'task_id exists')
  state.taskIds.add(id)
}

/** `message/recall`: within 24 hours, of this app. */
export function messageRecall({ world, body }: Call): Json {
  const found = world.state.messages.find(({ id, from }) => id === body['msgid'] && from === 'app')
  if (!found || world.time.nowMs() - found.atMs > 24 * 3_600_000) return refuse(40058, 'invalid msgid')
  found.recalled = true
  return {}
}
