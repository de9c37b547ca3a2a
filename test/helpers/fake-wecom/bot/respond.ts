import { asText, isJson, type Json } from '../../fake-slack/json.ts'
import { insist, refuse, textsArg, type World } from '../call.ts'
import { addMessage } from '../sent.ts'
import { renderedCard } from './bot-card.ts'
import { botContent, botText, missing } from './bot-content.ts'
import { type BotState, chatOf, type Told, toldBy } from './requests.ts'

const shortMs = 5_000
const dayMs = 24 * 3_600_000
const streamMs = 6 * 60_000
const aChat = { aMinute: 30, anHour: 1_000 }

/** Counts one more message of a conversation: answers and pushes share it. */
export const countMessage = ({ windows }: World, chat: string): void =>
  insist(windows(`bot:${chat}`, aChat), 45009, 'api freq out of limit')

const readersOf = ({ state }: World, { place, userid }: Told): readonly string[] =>
  place.kind === 'group' ? [...(state.groups.get(place.chatid)?.members ?? [])] : [userid]

const say = (world: World, told: Told, body: Json) =>
  addMessage(world, { place: told.place, from: 'bot', readers: readersOf(world, told), body })

/** `aibot_respond_msg`: an answer to a message or a pressed card, within a day. */
export function respond(bot: BotState, world: World, reqId: string, body: Json): Json {
  const told = toldBy(bot, world, reqId, dayMs)
  insist(told.kind === 'message' || told.kind === 'card', 846605, 'invalid req_id')
  if (body['msgtype'] === 'stream') return respondStream(bot, world, told, body)
  const content = botContent(world, body)
  countMessage(world, chatOf(told))
  say(world, told, content)
  return {}
}

function respondStream(bot: BotState, world: World, told: Told, body: Json): Json {
  const part: Json = isJson(body['stream']) ? body['stream'] : missing('body.stream')
  const key = `${told.reqId}/${asText(part['id']) ?? missing('body.stream.id')}`
  const content = { msgtype: 'stream', stream: { content: botText(part, 'body.stream.content') } }
  const known = bot.streams.get(key)
  const message = world.state.messages.find(({ id }) => id === known?.messageId)
  const tooLate = known && (known.finished || world.time.nowMs() - known.atMs > streamMs)
  insist(!tooLate, 846608, 'stream message update expired')
  if (known && message) {
    message.past.push(message.body)
    message.body = content
    known.finished = part['finish'] === true
    return {}
  }
  countMessage(world, chatOf(told))
  const { id } = say(world, told, content)
  bot.streams.set(key, { messageId: id, atMs: world.time.nowMs(), finished: part['finish'] === true })
  return {}
}

/** `aibot_respond_welcome_msg`: once, within five seconds; text or card. */
export function welcome(bot: BotState, world: World, reqId: string, body: Json): Json {
  const told = toldBy(bot, world, reqId, shortMs)
  insist(told.kind === 'enter_chat', 846605, 'invalid req_id')
  const msgtype = body['msgtype']
  insist(msgtype === 'text' || msgtype === 'template_card', 40008, 'invalid message type')
  const content = botContent(world, body, ['text'])
  countMessage(world, chatOf(told))
  told.spent = true
  say(world, told, content)
  return {}
}

/** `aibot_respond_update_msg`: the pressed card anew, within five seconds; it spends the req_id. */
export function update(bot: BotState, world: World, reqId: string, body: Json): Json {
  const told = toldBy(bot, world, reqId, shortMs)
  insist(told.kind === 'card', 846605, 'invalid req_id')
  insist(body['response_type'] === 'update_template_card', 40058, 'invalid response_type')
  const card: Json = isJson(body['template_card']) ? body['template_card'] : missing('body.template_card')
  const message = world.state.messages.find(({ id }) => id === told.messageId)
  if (!message) return refuse(846605, 'invalid req_id')
  const before = message.body['template_card'] as Json
  insist(card['task_id'] === before['task_id'], 42016, 'the task_id is another')
  const shown = renderedCard(card, world.state.complaints)
  told.spent = true
  const given = textsArg(body, 'userids').map((id) => id.toLowerCase())
  for (const userid of given.length > 0 ? given : message.readers) {
    message.past.push(message.changed.get(userid) ?? message.body)
    message.changed.set(userid, { msgtype: 'template_card', template_card: shown })
  }
  return {}
}
