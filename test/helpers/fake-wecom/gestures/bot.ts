import type { Json } from '../../fake-slack/json.ts'
import { asText } from '../../fake-slack/json.ts'
import { type BotState, chatOf, type Told, tell } from '../bot/requests.ts'
import type { BotSocket } from '../bot/sockets.ts'
import type { World } from '../call.ts'
import type { Seen } from '../seen.ts'
import { addMessage } from '../sent.ts'
import type { Member, Place } from '../shapes.ts'
import { type Choices, chosenOn, findButton } from './find-control.ts'

/** What a member does with the AI bot; each answers whether anybody was there to be told. */
export type BotGestures = {
  /** In a group the bot is mentioned by its name; a voice comes as its words, 1:1 only. */
  tellsBot(
    text: string,
    given?: { readonly group?: string; readonly voice?: boolean; readonly quote?: string },
  ): boolean
  opensBot(): boolean
  pressesInBot(seen: Seen, label: string, choices?: Choices): boolean
  /** 1 good, 2 bad, 3 taken back. */
  ratesBot(feedbackId: string, type: 1 | 2 | 3): boolean
}

type Hands = {
  readonly world: World
  readonly bot: BotState
  readonly socket: BotSocket
  readonly member: Member
}

const placeIn = ({ world, member }: Hands, chatid: string | undefined): Place => {
  if (chatid === undefined) return { kind: 'bot' }
  const group = world.state.groups.get(chatid)
  if (!group?.withBot) throw new Error(`the bot is not in the group ${chatid}`)
  if (!group.members.has(member.userid.toLowerCase())) throw new Error(`${member.userid} is not in ${chatid}`)
  return { kind: 'group', chatid }
}

/** Delivers a message or an event, with what every one of them carries. */
function deliver({ world, socket, member }: Hands, { reqId, place, kind }: Told, body: Json): boolean {
  const where = place.kind === 'group' ? { chatid: place.chatid, chattype: 'group' } : { chattype: 'single' }
  const isMessage = kind === 'message'
  return socket.deliver({
    cmd: isMessage ? 'aibot_msg_callback' : 'aibot_event_callback',
    headers: { req_id: reqId },
    body: {
      msgid: world.nextId('MSG'),
      ...(isMessage ? {} : { create_time: Math.floor(world.time.nowMs() / 1_000), msgtype: 'event' }),
      aibotid: world.app.botId,
      ...(kind === 'enter_chat' ? {} : where),
      from: { userid: world.app.plainUserIds ? member.userid : member.openUserid },
      ...body,
    },
  })
}

function tellsBot(hands: Hands, text: string, given: Parameters<BotGestures['tellsBot']>[1] = {}): boolean {
  const { world, bot, member } = hands
  if (given.voice && given.group !== undefined) throw new Error('a voice reaches the bot in 1:1 only')
  const userid = member.userid.toLowerCase()
  const told = tell(bot, world, { kind: 'message', userid, place: placeIn(hands, given.group) })
  const content = given.group === undefined ? text : `@${world.app.botName} ${text}`
  const readers =
    told.place.kind === 'group' ? (world.state.groups.get(told.place.chatid)?.members ?? []) : [userid]
  addMessage(world, {
    place: told.place,
    from: member.userid,
    readers,
    body: { msgtype: 'text', text: { content } },
  })
  bot.opened.add(chatOf(told))
  const quote =
    given.quote === undefined ? {} : { quote: { msgtype: 'text', text: { content: given.quote } } }
  const body = given.voice ? { msgtype: 'voice', voice: { content } } : { msgtype: 'text', text: { content } }
  return deliver(hands, told, { ...body, ...quote })
}

function pressesInBot(hands: Hands, seen: Seen, label: string, choices: Choices = {}): boolean {
  const { world, bot, member } = hands
  const { card, id: messageId } = seen
  if (!card) throw new Error('this message is no card')
  const button = findButton(card, label)
  const place = placeIn(hands, seen.place === 'bot' ? undefined : seen.place)
  const told = tell(bot, world, { kind: 'card', userid: member.userid.toLowerCase(), place, messageId })
  const selected = chosenOn(card, choices).map(({ key, ids }) => ({
    question_key: key,
    option_ids: { option_id: ids },
  }))
  const pressed = {
    card_type: card['card_type'],
    event_key: button['key'],
    task_id: asText(card['task_id']) ?? '',
    ...(selected.length > 0 ? { selected_items: { selected_item: selected } } : {}),
  }
  return deliver(hands, told, {
    event: { eventtype: 'template_card_event', template_card_event: pressed },
  })
}

/** The hands of somebody before the AI bot. */
export function botGestures(hands: Hands): BotGestures {
  const { world, bot, member } = hands
  const alone = (kind: Told['kind']) =>
    tell(bot, world, { kind, userid: member.userid.toLowerCase(), place: { kind: 'bot' } })
  return {
    tellsBot: (text, given) => tellsBot(hands, text, given),
    opensBot: () => deliver(hands, alone('enter_chat'), { event: { eventtype: 'enter_chat' } }),
    pressesInBot: (seen, label, choices) => pressesInBot(hands, seen, label, choices),
    ratesBot: (id, type) =>
      deliver(hands, alone('feedback'), {
        event: { eventtype: 'feedback_event', feedback_event: { id, type } },
      }),
  }
}
