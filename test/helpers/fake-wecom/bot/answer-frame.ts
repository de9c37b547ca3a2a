import { asText, isJson, type Json } from '../../fake-slack/json.ts'
import { refuse, WecomRefusal, type World } from '../call.ts'
import { push } from './push.ts'
import type { BotState } from './requests.ts'
import { respond, update, welcome } from './respond.ts'
import { uploadChunk, uploadFinish, uploadInit } from './upload.ts'

/** Whether the connection is subscribed, and how it becomes so. */
export type Subscription = { readonly subscribed: boolean; subscribe(): void }

function run(bot: BotState, world: World, cmd: string, reqId: string, body: Json): { readonly body?: Json } {
  const done = (_: Json) => ({})
  switch (cmd) {
    case 'ping':
      return {}
    case 'aibot_respond_msg':
      return done(respond(bot, world, reqId, body))
    case 'aibot_respond_welcome_msg':
      return done(welcome(bot, world, reqId, body))
    case 'aibot_respond_update_msg':
      return done(update(bot, world, reqId, body))
    case 'aibot_send_msg':
      return done(push(bot, world, body))
    case 'aibot_upload_media_init':
      return { body: uploadInit(bot, world, body) }
    case 'aibot_upload_media_chunk':
      return done(uploadChunk(bot, world, body))
    case 'aibot_upload_media_finish':
      return { body: uploadFinish(bot, world, body) }
    default:
      return refuse(40058, `invalid cmd: ${cmd}`, { headless: true })
  }
}

/** The real code of a wrong bot or secret is not known; this one is ours. */
const wrongSecret = 853000

function subscribe({ app, windows }: World, body: Json, subscription: Subscription): void {
  if (!windows('subscribe', { aMinute: 30 })) refuse(45009, 'api freq out of limit')
  if (body['bot_id'] !== app.botId || body['secret'] !== app.botSecret)
    refuse(wrongSecret, 'invalid bot_id or secret')
  subscription.subscribe()
}

/** Carries a frame out: what the answer says besides `ok`. */
function carryOut(
  bot: BotState,
  world: World,
  frame: Json,
  subscription: Subscription,
): { readonly body?: Json } {
  const body = bodyOf(frame)
  if (frame['cmd'] === 'aibot_subscribe') {
    subscribe(world, body, subscription)
    return {}
  }
  if (!subscription.subscribed) refuse(846609, 'aibot websocket not subscribed')
  return run(bot, world, String(frame['cmd']), reqIdOf(frame), body)
}

const bodyOf = (frame: Json): Json => (isJson(frame['body']) ? frame['body'] : {})
const reqIdOf = (frame: Json): string =>
  (isJson(frame['headers']) ? asText(frame['headers']['req_id']) : undefined) ?? ''

/** The answer to a frame: its req_id, never a cmd. */
export function answerFrame(bot: BotState, world: World, frame: Json, subscription: Subscription): Json {
  const ack = { headers: { req_id: reqIdOf(frame) } }
  const keep = (answer: Json): Json => {
    const [method, errcode] = [String(frame['cmd']), Number(answer['errcode'])]
    const { secret: _, ...args } = bodyOf(frame)
    if (method !== 'ping') world.state.calls.push({ method, args, errcode })
    return answer
  }
  try {
    return keep({ ...ack, errcode: 0, errmsg: 'ok', ...carryOut(bot, world, frame, subscription) })
  } catch (error) {
    if (!(error instanceof WecomRefusal)) throw error
    const { errcode, message: errmsg, rest } = error
    return keep({ ...(rest['headless'] ? {} : ack), errcode, errmsg })
  }
}
