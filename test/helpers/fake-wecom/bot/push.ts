import { asText, type Json } from '../../fake-slack/json.ts'
import { insist, refuse, type World } from '../call.ts'
import { addMessage } from '../sent.ts'
import type { Group, Member } from '../shapes.ts'
import { botContent } from './bot-content.ts'
import type { BotState } from './requests.ts'
import { countMessage } from './respond.ts'

const memberOf = ({ state }: World, chatid: string): Member | undefined =>
  [...state.members.values()].find(
    ({ userid, openUserid }) => openUserid === chatid || userid.toLowerCase() === chatid.toLowerCase(),
  )

/** Without a chat_type WeCom looks for a group first. */
function findChat(world: World, chatid: string, type: unknown): Group | Member {
  if (type !== 1 && type !== 2) world.state.complaints.push('aibot_send_msg without chat_type')
  const group = type === 1 ? undefined : world.state.groups.get(chatid)
  if (group) return group
  const member = type === 2 ? undefined : memberOf(world, chatid)
  return member ?? refuse(93001, 'invalid chatid')
}

/** `aibot_send_msg`: only where somebody has spoken to the bot before. */
export function push(bot: BotState, world: World, body: Json): Json {
  const chatid = asText(body['chatid']) || refuse(86201, 'missing chatid')
  const content = botContent(world, body)
  const chat = findChat(world, chatid, body['chat_type'])
  if ('members' in chat) insist(chat.withBot, 93008, 'the bot is not in the group')
  const name = 'members' in chat ? chat.chatid : chat.userid.toLowerCase()
  insist(bot.opened.has(name), 93006, 'nobody here has spoken to the bot')
  countMessage(world, name)
  addMessage(world, {
    place: 'members' in chat ? { kind: 'group', chatid: name } : { kind: 'bot' },
    from: 'bot',
    readers: 'members' in chat ? chat.members : [name],
    body: content,
  })
  return {}
}
